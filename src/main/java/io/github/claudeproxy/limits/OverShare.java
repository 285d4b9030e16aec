package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
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
    /** What is done about it. */
    public enum Action {
        /** It is shown. */
        ADVISE,
        SLOW,
        REFUSE;

        /** The name in the REST API. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done about it under these limits, until the reset or until the mode changes. */
    public Action action(AccountLimits limits) {
        if (limits.quotaMode() != QuotaMode.ENFORCE) {
            return Action.ADVISE;
        }
        return Slowing.refuses(this, limits) ? Action.REFUSE : Action.SLOW;
    }

    /** The pause between two calls of the key, where it is slowed. */
    public Duration pause(AccountLimits limits) {
        return Slowing.pause(this, limits);
    }

    boolean holdsFor(@Nullable String model, long now) {
        return now < resetsAt.toEpochMilli()
                && (scope == null
                        || (model != null && model.toLowerCase(Locale.ROOT).contains(scope)));
    }
}
