package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;

/**
 * A key that used more than its share of a window of the account's quota.
 *
 * @param scope a part of the names of the models that the window is for; null for all
 * @param used its part of the whole window
 * @param share what it would have been entitled to
 */
public record OverShare(
        String keyId,
        String window,
        @Nullable String scope,
        double utilization,
        double used,
        double share,
        Instant resetsAt) {
    boolean holdsFor(@Nullable String model, long now) {
        return now < resetsAt.toEpochMilli()
                && (scope == null
                        || (model != null && model.toLowerCase(Locale.ROOT).contains(scope)));
    }
}
