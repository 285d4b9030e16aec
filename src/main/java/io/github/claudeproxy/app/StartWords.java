package io.github.claudeproxy.app;

import io.github.claudeproxy.backup.Restored;
import io.github.claudeproxy.store.DatabaseHealth;
import io.github.claudeproxy.store.StoreException;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.PriceException;
import io.github.claudeproxy.users.UserException;

import java.time.ZoneId;
import java.util.Optional;

/** Says in the user's language what a start came upon, and what to do about it. */
final class StartWords {
    private final Texts texts;

    StartWords(Texts texts) {
        this.texts = texts;
    }

    /** Why the program cannot start; empty for what nobody expects. */
    Optional<String> why(Exception failure) {
        return switch (failure) {
            case StartException start when start.code() == ExitCode.TRY_AGAIN ->
                    Optional.of(texts.get("starting.in-use"));
            case StartException _, UserException _ -> Optional.of(texts.get("starting.directory"));
            case StoreException _ -> Optional.of(texts.get("starting.database"));
            case PriceException _ -> Optional.of(texts.get("starting.prices"));
            default -> Optional.empty();
        };
    }

    /** That a backup took the place of what was there. */
    String what(Restored restored) {
        Formats formats = new Formats(texts, ZoneId.systemDefault());
        return texts.get("starting.from-backup", formats.dateTime(restored.created()));
    }

    /** What happened to the database, if anything did. */
    Optional<String> what(DatabaseHealth health) {
        return switch (health) {
            case DatabaseHealth.Sound _ -> Optional.empty();
            case DatabaseHealth.Restored(var damaged, var backup) ->
                    Optional.of(texts.get("starting.restored", backup.getFileName(), damaged));
            case DatabaseHealth.Emptied(var damaged) ->
                    Optional.of(texts.get("starting.emptied", damaged));
        };
    }
}
