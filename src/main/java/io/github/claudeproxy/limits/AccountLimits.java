package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

/**
 * What holds for all keys of an account together.
 *
 * @param callsAtOnce over its connection to Anthropic; null for no limit
 * @param hint what a teammate reads at the end of each refusal; empty for the usual words
 * @param quotaThreshold from which part of a quota window on the shares count
 * @param quotaWeighted whether shares go by the keys' weights, or are equal
 */
public record AccountLimits(
        @Nullable Integer callsAtOnce,
        String hint,
        QuotaMode quotaMode,
        double quotaThreshold,
        boolean quotaWeighted) {
    /** What holds until somebody changes it. */
    public static final AccountLimits DEFAULT =
            new AccountLimits(null, "", QuotaMode.OFF, 0.8, false);

    private static final int MOST_HINT = 300;

    public AccountLimits {
        LimitException.check("calls_at_once", callsAtOnce, 10_000);
        hint = hint.strip();
        if (hint.length() > MOST_HINT || hint.chars().anyMatch(Character::isISOControl)) {
            throw new LimitException("hint", "hint takes one line of at most 300 characters.");
        }
        if (!(quotaThreshold > 0 && quotaThreshold <= 1)) {
            throw new LimitException("quota_threshold", "quota_threshold is over 0, up to 1.");
        }
    }
}
