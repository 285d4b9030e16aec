package io.github.claudeproxy.doctor;

import io.github.claudeproxy.store.DatabaseInspection;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether the database is in order, and copied while the server runs. */
public final class DatabaseCheck implements Check {
    /** A copy is made every day. */
    private static final Duration OLD = Duration.ofDays(2);

    private final Path file;
    private final Supplier<Situation> situation;
    private final Clock clock;

    public DatabaseCheck(Path file, Supplier<Situation> situation, Clock clock) {
        this.file = file;
        this.situation = situation;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                switch (DatabaseInspection.of(file)) {
                    case DatabaseInspection.Missing _ -> Symptom.DATABASE_MISSING.with(file);
                    case DatabaseInspection.Damaged _ -> Symptom.DATABASE_DAMAGED.with(file);
                    case DatabaseInspection.Older _ -> Symptom.DATABASE_OLDER.with(file);
                    case DatabaseInspection.Newer _ -> Symptom.DATABASE_NEWER.with(file);
                    case DatabaseInspection.Unusable(String why) ->
                            Symptom.DATABASE_UNUSABLE.with(file, why);
                    case DatabaseInspection.Sound _ -> Symptom.DATABASE_SOUND.with(file);
                });
        if (situation.get().running()) {
            backup(findings);
        }
        return findings;
    }

    private void backup(List<Finding> findings) {
        DatabaseInspection.lastBackup(file)
                .map(last -> Duration.between(last, clock.instant()))
                .filter(age -> age.compareTo(OLD) > 0)
                .ifPresent(age -> findings.add(Symptom.BACKUP_OLD.with(file, age.toDays())));
    }
}
