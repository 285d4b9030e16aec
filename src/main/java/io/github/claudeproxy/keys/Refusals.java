package io.github.claudeproxy.keys;

import io.github.claudeproxy.keys.KeyDecision.Refused;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why a key is refused, in words that tell the teammate what to do. */
final class Refusals {
    static final Refused NO_KEY_OF_OURS =
            new Refused(
                    "This is not a key of this proxy: its keys start with cpk_. Use the key you"
                            + " were given for this address.");
    static final Refused NOT_WHOLE =
            new Refused(
                    "This key is incomplete or mistyped. Was it copied whole? It starts with cpk_"
                            + " and has 62 characters.");

    private static final String ASK = " Ask whoever gave it to you for a new one.";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Refusals() {}

    /** The same whether there never was such a key, its secret was replaced or it was deleted. */
    static Refused unknown(String prefix) {
        return new Refused(
                "The key " + prefix + "… is not known here: it was deleted or replaced." + ASK);
    }

    static Refused disabled(Key key) {
        return new Refused(
                "The key "
                        + key.prefix()
                        + "… is disabled. Ask whoever gave it to you to enable it.",
                key);
    }

    static Refused expired(Key key, Instant at) {
        return new Refused(
                "The key " + key.prefix() + "… expired at " + MINUTE.format(at) + "." + ASK, key);
    }
}
