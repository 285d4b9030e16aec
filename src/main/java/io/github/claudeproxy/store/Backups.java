package io.github.claudeproxy.store;

import io.github.claudeproxy.files.PrivateFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Copies of the database in {@code backups/}, each opened and checked once it is written. */
final class Backups {
    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final int KEPT = 7;

    /** Its order as text is the order of time. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

    private final DatabaseFile file;
    private final Path directory;
    private final Clock clock;

    Backups(DatabaseFile file, Clock clock) {
        this.file = file;
        this.directory = file.path().resolveSibling("backups");
        this.clock = clock;
    }

    /** Writes a copy of the last committed state, without holding up anybody who writes. */
    Path make() {
        String name = name(clock.instant());
        Path backup = directory.resolve(name);
        Path unfinished = directory.resolve(name + ".part");
        try {
            PrivateFiles.directory(directory);
            PrivateFiles.file(unfinished);
            DatabaseCopy.write(file.path(), unfinished);
            Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
            removeOld();
        } catch (IOException e) {
            throw new StoreException("cannot write the backup " + backup, e);
        }
        log.info("Wrote the backup {}", backup);
        return backup;
    }

    /** Writes the newest copy that can be read to this place, if there is one. */
    Optional<Path> restoreTo(Path target) {
        Optional<Path> newest = list().stream().filter(DatabaseCopy::isSound).findFirst();
        if (newest.isPresent()) {
            try {
                PrivateFiles.file(target);
                try (OutputStream out = Files.newOutputStream(target)) {
                    Files.copy(newest.get(), out);
                }
            } catch (IOException e) {
                throw new StoreException("cannot restore the backup " + newest.get(), e);
            }
        }
        return newest;
    }

    boolean none() {
        return list().isEmpty();
    }

    /** When the newest was made, if there is any. */
    Optional<Instant> last() {
        return list().stream().flatMap(backup -> time(backup).stream()).findFirst();
    }

    private static Optional<Instant> time(Path backup) {
        try {
            String time = backup.getFileName().toString().replaceAll("^database-|\\.db$", "");
            return Optional.of(TIME.parse(time, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Whether there is one that was made less than this long ago. */
    boolean youngerThan(Duration age) {
        String oldest = name(clock.instant().minus(age));
        return list().stream()
                .anyMatch(backup -> backup.getFileName().toString().compareTo(oldest) > 0);
    }

    /** A point in time as part of a file name. */
    String stamp() {
        return TIME.format(clock.instant());
    }

    private static String name(Instant time) {
        return "database-" + TIME.format(time) + ".db";
    }

    private void removeOld() throws IOException {
        for (Path old : list().stream().skip(KEPT).toList()) {
            Files.delete(old);
        }
    }

    /** The newest first. */
    private List<Path> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(".db"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new StoreException("cannot read the backups in " + directory, e);
        }
    }
}
