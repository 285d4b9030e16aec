package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.join.JoinLink;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyState;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.usage.UsageTotals;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A key as the table shows it, with what it was used for and where it stands.
 *
 * @param today since midnight
 * @param month since the first of the month
 * @param invitation the link by which its teammate may still fetch it, if there is one
 */
public record KeyRow(
        Key key,
        UsageTotals today,
        UsageTotals month,
        LimitState standing,
        @Nullable JoinLink invitation) {
    public String id() {
        return key.id();
    }

    public String name() {
        return key.name();
    }

    public KeyLimits limits() {
        return standing.limits();
    }

    /** What stands between the key and its next call, if anything. */
    public Condition condition() {
        return switch (key.state()) {
            case DISABLED -> Condition.DISABLED;
            case EXPIRED -> Condition.EXPIRED;
            case ACTIVE -> isUsedUp() ? Condition.USED_UP : Condition.ACTIVE;
        };
    }

    boolean isEnabled() {
        return key.state() != KeyState.DISABLED;
    }

    private boolean isUsedUp() {
        return isReached(standing.tokens()) || isReached(standing.micros());
    }

    private static boolean isReached(LimitState.@Nullable Sum sum) {
        return sum != null && sum.used() >= sum.limit();
    }

    /** How much of its tightest limit is used, from 0; below 0 without such a limit. */
    double fill() {
        return Math.max(part(standing.tokens()), part(standing.micros()));
    }

    private static double part(LimitState.@Nullable Sum sum) {
        return sum == null ? -1 : (double) sum.used() / sum.limit();
    }

    /** Whether the name or the public part of the key has these words in it, in lower case. */
    boolean matches(String words) {
        return name().toLowerCase(Locale.ROOT).contains(words) || key.prefix().contains(words);
    }
}
