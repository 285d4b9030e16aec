package io.github.claudeproxy.limits;

import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Whether a call may go on. */
public sealed interface Admission {
    /** A call that no limit holds for. */
    Admitted FREE = new Free();

    /** It may; {@link #settle} must be called when it has ended, however it ended. */
    sealed interface Admitted extends Admission permits Free, Slot {
        /** Gives back what was reserved and counts what was used; a second call does nothing. */
        void settle(@Nullable String model, TokenUsage used);
    }

    /** It waits its turn; its {@link Waiter} is told once, unless it leaves before. */
    sealed interface Queued extends Admission permits Waiting {
        /** Gives up the place in the queue; if the waiter was told before, nothing happens. */
        void leave();
    }

    /** It may not. */
    record Refused(Reason reason, String message, @Nullable Duration retryAfter)
            implements Admission {
        Refused(Reason reason, String message) {
            this(reason, message, null);
        }
    }

    /** Why a call is refused. */
    enum Reason {
        MODEL,
        NETWORK,
        CALLS_PER_MINUTE,
        TOKENS_PER_DAY,
        BUDGET,
        QUOTA_SHARE,
        QUEUE_FULL
    }

    /** Who waits for a place. Told on any thread, without a lock held; must not block. */
    interface Waiter {
        void admitted(Admitted admitted);

        void refused(Refused refused);
    }
}
