package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One window of an account's quota, as Anthropic names it: which there are is up to Anthropic.
 *
 * @param name such as {@code 5h}, {@code 7d_sonnet} or {@code input-tokens}
 * @param utilization from 0 to 1, or a little above
 */
public record QuotaWindow(
        String name, double utilization, @Nullable Instant resetsAt, @Nullable String status) {
    private static final Pattern TIMED = Pattern.compile("(\\d{1,3})([hd])(?:_(.+))?");

    /** How long it lasts, where its name says so. */
    public Optional<Duration> length() {
        Matcher timed = TIMED.matcher(name);
        if (!timed.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(timed.group(1));
        return Optional.of(
                timed.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofDays(count));
    }

    /** A part of the names of the models it is for; null for all. */
    @Nullable String scope() {
        Matcher timed = TIMED.matcher(name);
        String scope = timed.matches() ? timed.group(3) : null;
        return scope == null ? null : scope.toLowerCase(Locale.ROOT);
    }
}
