package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Limits for a kind of key, as a start. */
public enum LimitTemplate {
    /** Somebody who works with it all day. */
    DEVELOPER("Developer"),
    /** A build: many short calls, no surprises. */
    CI("CI"),
    /** Somebody who wants to try it. */
    TRIAL("Trial");

    private final String title;

    LimitTemplate(String title) {
        this.title = title;
    }

    private static KeyLimits limits(
            int perMinute, int atOnce, int dollars, Period period, @Nullable Duration life) {
        return new KeyLimits(
                perMinute,
                atOnce,
                null,
                new Budget(dollars * 1_000_000L, period, 1),
                List.of(),
                List.of(),
                life,
                1,
                ZoneOffset.UTC);
    }

    /** The name in the REST API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public KeyLimits limits() {
        return switch (this) {
            case DEVELOPER -> limits(60, 8, 50, Period.WEEK, null);
            case CI -> limits(120, 4, 20, Period.DAY, null);
            case TRIAL -> limits(20, 2, 5, Period.MONTH, Duration.ofDays(14));
        };
    }

    /** The template of that name, if there is one. */
    public static Optional<LimitTemplate> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }
}
