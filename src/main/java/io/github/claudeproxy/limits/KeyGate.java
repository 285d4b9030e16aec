package io.github.claudeproxy.limits;

import io.github.claudeproxy.limits.Admission.Refused;
import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What one key has used and which of its calls run and wait. Guarded by the lock of its account;
 * only {@link #limits} may be read without.
 */
final class KeyGate {
    private final String keyId;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private volatile KeyLimits limits = KeyLimits.NONE;
    private volatile boolean free = true;
    private boolean used;
    private int running;
    private long lastStart;
    private long lastStartAt;
    private @Nullable CallTimes calls;
    private @Nullable WindowSum tokens;
    private @Nullable WindowSum micros;

    /** How much was counted by some moment, and by what. */
    record Mark(
            @Nullable WindowSum tokens,
            long settledTokens,
            @Nullable WindowSum micros,
            long settledMicros) {}

    KeyGate(String keyId) {
        this.keyId = keyId;
    }

    String keyId() {
        return keyId;
    }

    KeyLimits limits() {
        return limits;
    }

    boolean isFree() {
        return free;
    }

    Deque<Waiting> waiting() {
        return waiting;
    }

    /** Sets the limits; counts of the same window go on, others begin with what is loaded. */
    void change(KeyLimits next, Counts stored, long now) {
        limits = next;
        free = next.isFree();
        used = false;
        calls = changedCalls(next.callsPerMinute(), stored.calls(), now);
        tokens = changed(tokens, WindowSums.tokens(next, now), stored.tokens());
        micros = changed(micros, WindowSums.micros(next, now), stored.micros());
    }

    private @Nullable CallTimes changedCalls(@Nullable Integer limit, List<Long> stored, long now) {
        if (limit == null) {
            return null;
        }
        CallTimes next = new CallTimes(limit);
        next.load(calls == null ? stored : calls.recent(now));
        return next;
    }

    private static @Nullable WindowSum changed(
            @Nullable WindowSum before, @Nullable WindowSum next, Counts.@Nullable Sum stored) {
        boolean goesOn = next != null && before != null && next.takeOver(before);
        if (!goesOn) {
            load(next, stored, 0);
        }
        return next;
    }

    /** What was counted so far, to be remembered while the store is asked. */
    Mark mark() {
        return new Mark(tokens, settled(tokens), micros, settled(micros));
    }

    private static long settled(@Nullable WindowSum sum) {
        return sum == null ? 0 : sum.settled();
    }

    /**
     * Takes over what the store knows.
     *
     * @return whether nothing was counted or limited anew since the mark, so that all is right
     */
    boolean load(Counts stored, Mark before) {
        boolean exact = mark().equals(before);
        if (tokens == before.tokens()) {
            load(tokens, stored.tokens(), before.settledTokens());
        }
        if (micros == before.micros()) {
            load(micros, stored.micros(), before.settledMicros());
        }
        return exact;
    }

    private static void load(
            @Nullable WindowSum sum, Counts.@Nullable Sum stored, long settledBefore) {
        if (sum != null && stored != null) {
            sum.load(stored, settledBefore);
        }
    }

    boolean takeStale() {
        boolean tokensStale = tokens != null && tokens.takeStale();
        boolean microsStale = micros != null && micros.takeStale();
        return tokensStale || microsStale;
    }

    /** Why a call can neither start nor wait, if so. */
    @Nullable Refused refusal(CallFacts call, long now, String hint) {
        Refused forbidden = Refusals.forbidden(limits, call, hint);
        if (forbidden != null) {
            return forbidden;
        }
        long wait = calls == null ? 0 : calls.millisUntilRoom(now);
        if (calls != null && wait > 0) {
            return Refusals.tooManyCalls(calls.limit(), now + wait, Duration.ofMillis(wait), hint);
        }
        return usedUp(call, now, hint);
    }

    @Nullable Refused usedUp(CallFacts call, long now, String hint) {
        roll(now);
        boolean costs =
                call.kind() == CallFacts.Kind.MESSAGE || call.kind() == CallFacts.Kind.BATCH;
        if (costs && micros != null && micros.isUsedUp()) {
            return Refusals.budget(limits, micros, now, hint);
        }
        if (costs && tokens != null && tokens.isUsedUp()) {
            return Refusals.tokens(tokens, now, hint);
        }
        return null;
    }

    private void roll(long now) {
        if (tokens != null) {
            tokens.roll(now);
        }
        if (micros != null) {
            micros.roll(now);
        }
    }

    /** Counts a call that will start or wait; true if it is the first since the limits were set. */
    boolean note(long now) {
        if (calls != null) {
            calls.note(now);
        }
        boolean first = !used;
        used = true;
        return first;
    }

    boolean canStart(long now) {
        roll(now);
        Integer most = limits.callsAtOnce();
        return (most == null || running < most)
                && (tokens == null || tokens.hasRoom())
                && (micros == null || micros.hasRoom());
    }

    /** Whether a free place is rather this key's turn. */
    boolean comesBefore(KeyGate other) {
        return running == other.running ? lastStart < other.lastStart : running < other.running;
    }

    boolean isIdle() {
        return running == 0;
    }

    /** When it last started a call; now, if the clock was set back since. */
    long lastStartAt(long now) {
        return Math.min(lastStartAt, now);
    }

    Reservation start(TokenUsage estimate, long cost, long number, long now) {
        running++;
        lastStart = number;
        lastStartAt = now;
        long counted = counted(estimate);
        return new Reservation(
                counted,
                tokens == null ? null : tokens.reserve(counted),
                cost,
                micros == null ? null : micros.reserve(cost));
    }

    void end(Reservation reservation, long startedAt, TokenUsage usage, long cost) {
        running--;
        if (tokens != null) {
            if (reservation.tokenWindow() != null) {
                tokens.release(reservation.tokens(), reservation.tokenWindow());
            }
            tokens.spend(counted(usage), startedAt);
        }
        if (micros != null) {
            if (reservation.microsWindow() != null) {
                micros.release(reservation.micros(), reservation.microsWindow());
            }
            micros.spend(cost, startedAt);
        }
    }

    /** What counts for tokens per day. */
    static long counted(TokenUsage usage) {
        return usage.inputTokens() + usage.cacheCreationInputTokens() + usage.outputTokens();
    }

    boolean needsCost() {
        return micros != null;
    }

    LimitState state(long now) {
        roll(now);
        return new LimitState(
                limits,
                running,
                waiting.size(),
                calls == null ? 0 : calls.recent(now).size(),
                LimitState.Sum.of(tokens),
                LimitState.Sum.of(micros));
    }
}
