package io.github.claudeproxy.alerts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as people read them, the same in every language. */
final class Words {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Words() {}

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f", part * 100);
    }
}
