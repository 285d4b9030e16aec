package io.github.claudeproxy.app;

import io.github.claudeproxy.files.PrivateFiles;

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

/**
 * Sees to it that one program at a time uses a data directory. The holder of the lock says in a
 * file beside it who it is; that file is removed at a proper end, so one that is found tells of a
 * start that was cut off.
 */
final class SingleInstance implements AutoCloseable {
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

    /** Whether the one before ended without closing, as after a power cut. */
    boolean previousWasCutOff() {
        return previousWasCutOff;
    }

    /** Says who runs here, for the next one who tries. */
    void announce(URI url) {
        Path fresh = note.resolveSibling("instance.new");
        try {
            PrivateFiles.file(fresh);
            Files.writeString(
                    fresh, "process " + ProcessHandle.current().pid() + ", " + url + "\n");
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
            announced = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
