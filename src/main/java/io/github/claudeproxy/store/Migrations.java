package io.github.claudeproxy.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

import java.util.Arrays;

/** Brings the schema to what this program needs, one numbered step after the other. */
final class Migrations {
    static final String OF_PROGRAM = "classpath:db/migration";

    private final DatabaseFile file;
    private final Flyway flyway;

    Migrations(DatabaseFile file, String location) {
        this.file = file;
        this.flyway =
                Flyway.configure()
                        .dataSource(file.source())
                        .locations(location)
                        .validateMigrationNaming(true)
                        .load();
    }

    static Migrations ofProgram(DatabaseFile file) {
        return new Migrations(file, OF_PROGRAM);
    }

    /** Changes nothing, but throws if a step is missing or unknown. */
    void refuseOther() {
        try {
            MigrationInfoService info = flyway.info();
            refuseNewer(info);
            if (info.pending().length > 0) {
                throw new StoreException(
                        "the database %s was written by an older version of this program: start"
                                        .formatted(file.path())
                                + " the server once, which brings it up to date");
            }
        } catch (FlywayException e) {
            throw new StoreException("cannot read the schema of " + file.path(), e);
        }
    }

    /** Changes nothing; says how the schema stands to what this program knows. */
    DatabaseInspection compare() {
        try {
            MigrationInfoService info = flyway.info();
            if (isNewer(info)) {
                return new DatabaseInspection.Newer();
            }
            return info.pending().length > 0
                    ? new DatabaseInspection.Older()
                    : new DatabaseInspection.Sound();
        } catch (FlywayException e) {
            throw new StoreException("cannot read the schema of " + file.path(), e);
        }
    }

    /** Runs the missing steps, each in a transaction, after a backup of what there was. */
    void run(Backups backups) {
        try {
            MigrationInfoService info = flyway.info();
            refuseNewer(info);
            if (info.pending().length > 0) {
                if (info.current() != null) {
                    backups.make();
                }
                flyway.migrate();
            }
        } catch (FlywayException e) {
            throw new StoreException(
                    "cannot bring the schema of "
                            + file.path()
                            + " up to date; the step that failed was undone",
                    e);
        }
    }

    private static boolean isNewer(MigrationInfoService info) {
        MigrationInfo current = info.current();
        return current != null && current.getVersion().compareTo(known(info)) > 0;
    }

    private static MigrationVersion known(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(step -> step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElse(MigrationVersion.EMPTY);
    }

    private void refuseNewer(MigrationInfoService info) {
        MigrationInfo current = info.current();
        if (current != null && isNewer(info)) {
            throw new StoreException(
                    "the database %s was written by a newer version of this program (schema %s,"
                                    .formatted(file.path(), current.getVersion())
                            + " this one knows up to %s): start the newer version, or use another"
                                    .formatted(known(info))
                            + " data directory");
        }
    }
}
