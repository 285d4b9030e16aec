package io.github.claudeproxy.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Sees to it that there is a sound database file, without ever destroying a damaged one. */
final class Repair {
    private static final Logger log = LoggerFactory.getLogger(Repair.class);

    private final DatabaseFile file;
    private final Backups backups;

    Repair(DatabaseFile file, Backups backups) {
        this.file = file;
        this.backups = backups;
    }

    DatabaseHealth run() {
        boolean lost = file.isHollow() && !backups.none();
        file.create();
        if (!lost && file.isSound()) {
            return new DatabaseHealth.Sound();
        }
        return replace();
    }

    private DatabaseHealth replace() {
        Path damaged = named("damaged-" + backups.stamp());
        Path restoring = named("restoring");
        Optional<Path> backup = backups.restoreTo(restoring);
        file.moveTo(damaged);
        if (backup.isEmpty()) {
            file.create();
            log.error("The database was damaged; it is kept as {}, and all starts empty", damaged);
            return new DatabaseHealth.Emptied(damaged);
        }
        try {
            Files.move(restoring, file.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("cannot restore the backup " + backup.get(), e);
        }
        log.error(
                "The database was damaged; it is kept as {}, and the backup {} took its place",
                damaged,
                backup.get());
        return new DatabaseHealth.Restored(damaged, backup.get());
    }

    private Path named(String suffix) {
        return file.path().resolveSibling(file.path().getFileName() + "." + suffix);
    }
}
