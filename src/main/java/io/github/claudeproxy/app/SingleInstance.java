package io.github.claudeproxy.app;

import io.github.claudeproxy.files.PrivateFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees to it that one program at a time uses a data directory. The holder of the lock says in a
 * file beside it who it is; that file is removed at a proper end, so one that is found tells of a
 * start that was cut off.
 */
final class SingleInstance implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SingleInstance.class);
    private static final Pattern NOTE = Pattern.compile("process (\\d{1,18}), (http\\S+)");

    private final FileChannel channel;
    private final Path note;
    private final boolean previousWasCutOff;
    private boolean announced;

    private SingleInstance(FileChannel channel, Path note) {
        this.channel = channel;
        this.note = note;
        this.previousWasCutOff = Files.exists(note);
    }

    /**
     * Takes the lock.
     *
     * @throws StartException if another program holds it
     */
    static SingleInstance acquire(Path directory) {
        Path file = directory.resolve("instance.lock");
        Path note = directory.resolve("instance");
        try {
            PrivateFiles.file(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new StartException(
                        ExitCode.TRY_AGAIN,
                        "already running with the data directory " + directory + holder(note));
            }
            return new SingleInstance(channel, note);
        } catch (IOException e) {
            throw new StartException(ExitCode.CANNOT_CREATE, "cannot lock " + file, e);
        }
    }

    /**
     * As {@link #acquire}, for a command that cannot work beside the program.
     *
     * @throws StartException as well, saying so, if the program is running
     */
    static SingleInstance acquireIdle(Path directory) {
        try {
            return acquire(directory);
        } catch (StartException e) {
            if (e.code() != ExitCode.TRY_AGAIN) {
                throw e;
            }
            throw new StartException(
                    e.code(), "Claude Proxy is running on this data directory: stop it first", e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String holder(Path note) {
        try {
            return " (" + Files.readString(note).strip() + ")";
        } catch (IOException _) {
            return "";
        }
    }

    /**
     * Where the program that has this directory serves, if there is one. Takes the lock for a
     * moment only where the note's process is gone or another one has its number.
     */
    static Optional<URI> runningAt(Path directory) {
        Path file = directory.resolve("instance.lock");
        try {
            Matcher note = NOTE.matcher(Files.readString(directory.resolve("instance")).strip());
            if (!note.matches()
                    || ProcessHandle.of(Long.parseLong(note.group(1))).isEmpty()
                    || !isLocked(file)) {
                return Optional.empty();
            }
            return Optional.of(URI.create(note.group(2)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return !lock(channel);
        }
    }

    /** Whether the one before ended without closing, as after a power cut. */
    boolean previousWasCutOff() {
        return previousWasCutOff;
    }

    /** Says who runs here, for the next one who tries; what runs does not depend on it. */
    void announce(URI url) {
        Path fresh = note.resolveSibling("instance.new");
        try {
            PrivateFiles.file(fresh);
            Files.writeString(
                    fresh, "process " + ProcessHandle.current().pid() + ", " + url + "\n");
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
            announced = true;
        } catch (IOException e) {
            log.warn("Cannot write {}", note, e);
        }
    }

    /** What was not announced here was left by another and stays for whoever announces next. */
    @Override
    public void close() {
        try {
            if (announced) {
                Files.deleteIfExists(note);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
