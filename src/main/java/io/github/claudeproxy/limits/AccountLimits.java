package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

/**
 * What holds for all keys of an account together.
 *
 * @param callsAtOnce over its connection to Anthropic; null for no limit
 * @param hint what a teammate reads at the end of each refusal; empty for the usual words
 * @param quotaThreshold from which part of a quota window on the shares count, and keys over theirs
 *     are slowed
 * @param quotaRefuseAt from which part on they are refused; 0 stands for the usual
 * @param quotaWeighted whether shares go by the keys' weights, or are equal
 */
public record AccountLimits(
        @Nullable Integer callsAtOnce,
        String hint,
        QuotaMode quotaMode,
        double quotaThreshold,
        double quotaRefuseAt,
        boolean quotaWeighted) {
    /** What holds until somebody changes it. */
    public static final AccountLimits DEFAULT =
            new AccountLimits(null, "", QuotaMode.OFF, 0.8, 0.95, false);

    /** The most characters of a hint. */
    public static final int MOST_HINT = 300;

    private static final double USUAL_REFUSE_AT = 0.95;

    /** Over 1, as a window may be overdrawn: then they are only ever slowed. */
    private static final double MOST_REFUSE_AT = 2;

    public AccountLimits {
        LimitException.check("calls_at_once", callsAtOnce, 10_000);
        hint = hint.strip();
        if (hint.length() > MOST_HINT || hint.chars().anyMatch(Character::isISOControl)) {
            throw new LimitException("hint", "hint takes one line of at most 300 characters.");
        }
        if (!(quotaThreshold > 0 && quotaThreshold <= 1)) {
            throw new LimitException("quota_threshold", "quota_threshold is over 0, up to 1.");
        }
        if (quotaRefuseAt == 0) {
            quotaRefuseAt = Math.max(USUAL_REFUSE_AT, quotaThreshold);
        }
        if (!(quotaRefuseAt >= quotaThreshold && quotaRefuseAt <= MOST_REFUSE_AT)) {
            throw new LimitException(
                    "quota_refuse_at", "quota_refuse_at is from quota_threshold up to 2.");
        }
    }

    public AccountLimits withCallsAtOnce(@Nullable Integer other) {
        return new AccountLimits(
                other, hint, quotaMode, quotaThreshold, quotaRefuseAt, quotaWeighted);
    }

    public AccountLimits withHint(String other) {
        return new AccountLimits(
                callsAtOnce, other, quotaMode, quotaThreshold, quotaRefuseAt, quotaWeighted);
    }

    public AccountLimits with(QuotaMode other) {
        return new AccountLimits(
                callsAtOnce, hint, other, quotaThreshold, quotaRefuseAt, quotaWeighted);
    }

    public AccountLimits withMarks(double threshold, double refuseAt) {
        return new AccountLimits(callsAtOnce, hint, quotaMode, threshold, refuseAt, quotaWeighted);
    }

    public AccountLimits withQuotaWeighted(boolean other) {
        return new AccountLimits(
                callsAtOnce, hint, quotaMode, quotaThreshold, quotaRefuseAt, other);
    }
}
