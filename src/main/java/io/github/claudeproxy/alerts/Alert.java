package io.github.claudeproxy.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that was wrong at a moment, and was said so. {@link AlertTexts} puts it into words.
 *
 * @param id later ones have higher ids
 * @param subject what it is about: a key's id, a window's name; empty for the account
 * @param period within which the same cause is not said again; empty for the usual hour
 */
public record Alert(
        long id,
        String accountId,
        AlertKind kind,
        String subject,
        List<String> values,
        Instant at,
        String period) {
    private static final Duration QUIET = Duration.ofHours(1);

    public Alert {
        values = List.copyOf(values);
    }

    /** Whether both are of the same cause. */
    boolean isAgain(Alert other) {
        return accountId.equals(other.accountId)
                && kind == other.kind
                && subject.equals(other.subject);
    }

    /** Whether the same cause is not to be said again; a clock set back does not silence it. */
    boolean silences(Condition again, Instant now) {
        boolean withinTheHour = !now.isBefore(at) && now.isBefore(at.plus(QUIET));
        return withinTheHour || (!period.isEmpty() && period.equals(again.period()));
    }
}
