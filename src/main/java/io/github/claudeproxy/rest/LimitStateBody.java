package io.github.claudeproxy.rest;

import io.github.claudeproxy.limits.LimitState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** A key's limits, and the numbers that decide about its next call, as callers read them. */
public record LimitStateBody(
        LimitsBody limits,
        int running,
        int waiting,
        int callsInMinute,
        @Nullable LimitSumBody tokens,
        @Nullable LimitSumBody budget) {
    public LimitStateBody(LimitState state) {
        this(
                new LimitsBody(state.limits()),
                state.running(),
                state.waiting(),
                state.callsInMinute(),
                LimitSumBody.of(state.tokens()),
                LimitSumBody.of(state.micros()));
    }

    /** What was used of a limit, and what is set aside for calls that run. */
    public record LimitSumBody(long used, long reserved, long limit, Instant resetsAt) {
        static @Nullable LimitSumBody of(LimitState.@Nullable Sum sum) {
            return sum == null
                    ? null
                    : new LimitSumBody(sum.used(), sum.reserved(), sum.limit(), sum.resetsAt());
        }
    }
}
