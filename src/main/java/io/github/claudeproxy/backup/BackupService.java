package io.github.claudeproxy.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.backup.BackupException.BackupProblem;
import io.github.claudeproxy.files.PrivateFiles;
import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes all there is into one file, also while the program runs, and brings it back at a start.
 * Whoever has the file and its passphrase has everything. Calls block; any thread.
 */
public final class BackupService {
    /** Of a passphrase. */
    public static final int LEAST_CHARACTERS = 12;

    private static final Logger log = LoggerFactory.getLogger(BackupService.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

    private final Path data;
    private final String version;
    private final PassphraseSeal seal;
    private final Clock clock;
    private final Consumer<Path> written;

    /** A service for this data directory whose backups nobody is told of. */
    public BackupService(Path data, String version, PassphraseSeal seal, Clock clock) {
        this(data, version, seal, clock, _ -> {});
    }

    /**
     * A service for this data directory.
     *
     * @param version of this program
     * @param written is told of each file that was written
     */
    public BackupService(
            Path data, String version, PassphraseSeal seal, Clock clock, Consumer<Path> written) {
        this.data = data;
        this.version = version;
        this.seal = seal;
        this.clock = clock;
        this.written = written;
    }

    /**
     * Writes a backup, in place of a file that is there, and reads it back.
     *
     * @return its size in bytes
     * @throws BackupException if that fails; then there is no such file, or the one that was
     */
    public long write(Path file, char[] passphrase) {
        requireStrong(passphrase);
        BackupFile unfinished = new BackupFile(file.resolveSibling(file.getFileName() + ".part"));
        Path work = data.resolve("restoring-check-" + stamp());
        BackupNote note = new BackupNote(clock.instant(), version);
        try {
            PrivateFiles.directory(work);
            unfinished.write(note, data, work, out -> seal.seal(out, passphrase));
            unfinished.unpack(work, passphrase);
            Files.move(unfinished.path(), file, ATOMIC_MOVE, REPLACE_EXISTING);
            log.info("Wrote the backup {}", file);
            written.accept(file);
            return Files.size(file);
        } catch (IOException e) {
            throw BackupFile.failed("write the backup " + file, e);
        } catch (StoreException e) {
            throw new BackupException(BackupProblem.FILES, String.valueOf(e.getMessage()), e);
        } finally {
            deleteQuietly(work);
            deleteQuietly(unfinished.path());
        }
    }

    private static void requireStrong(char[] passphrase) {
        if (passphrase.length < LEAST_CHARACTERS) {
            throw new BackupException(
                    BackupProblem.WEAK_PASSPHRASE,
                    "the passphrase must have at least " + LEAST_CHARACTERS + " characters");
        }
    }

    /**
     * Checks and unpacks a backup. It takes the place of what is there at the next start, and what
     * is there then is kept in a directory beside it; {@link Restored} tells of it from then on.
     *
     * @throws BackupException if it is none that can be used; nothing has changed then
     */
    public BackupNote prepare(Path file, char[] passphrase) {
        String stamp = stamp();
        String unpacked = "restoring-" + stamp;
        Path into = data.resolve(unpacked);
        boolean planned = false;
        try {
            PrivateFiles.directory(into);
            BackupNote note = new BackupFile(file).unpack(into, passphrase);
            giveUp();
            Restored restored = new Restored(note.created(), Actor.current());
            new Restoration(unpacked, "before-restore-" + stamp, false, restored).plan(data);
            planned = true;
            return note;
        } catch (IOException e) {
            throw BackupFile.failed("unpack the backup " + file, e);
        } catch (StoreException e) {
            throw new BackupException(BackupProblem.FILES, String.valueOf(e.getMessage()), e);
        } finally {
            if (!planned) {
                deleteQuietly(into);
            }
        }
    }

    /** Whether a backup takes the place of what is there at the next start. */
    public boolean isPrepared() {
        return Files.exists(data.resolve("restore.json"));
    }

    /** Leaves all as it is after all. */
    public void giveUp() {
        try {
            Optional<Restoration> planned = Restoration.of(data);
            if (planned.isPresent() && !planned.get().aboutToEnter()) {
                planned.get().drop(data);
            }
        } catch (IOException e) {
            throw BackupFile.failed("remove what was unpacked in " + data, e);
        }
    }

    /**
     * Lets in what was prepared, or goes on where that was cut off: before anything in the
     * directory is opened, by who holds its lock.
     *
     * @return where is what was there before; empty if nothing was prepared
     */
    public static Optional<Path> apply(Path data) {
        try {
            Optional<Restoration> planned = Restoration.of(data);
            if (planned.isEmpty()) {
                return Optional.empty();
            }
            Path kept = planned.get().apply(data);
            log.warn("A backup took the place of what was there; that is in {} now", kept);
            return Optional.of(kept);
        } catch (IOException e) {
            throw BackupFile.failed("put what was restored into " + data, e);
        }
    }

    private String stamp() {
        return TIME.format(clock.instant());
    }

    /** What stays is in the way of nobody, and the reset removes it. */
    private static void deleteQuietly(Path path) {
        try {
            Restoration.delete(path);
        } catch (IOException e) {
            log.warn("Cannot remove {}", path, e);
        }
    }
}
