package io.github.claudeproxy.limits;

import io.github.claudeproxy.limits.Counts.Sum;
import io.github.claudeproxy.usage.KeyUse;
import io.github.claudeproxy.usage.KeyUse.Spent;
import io.github.claudeproxy.usage.UsageRecorder;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Looks up what a key used, for limits that begin to count it. Blocks on the store. */
final class CountReader {
    private static final long MINUTE = 60_000;

    private final KeyUse use;
    private final UsageRecorder recorder;

    CountReader(KeyUse use, UsageRecorder recorder) {
        this.use = use;
        this.recorder = recorder;
    }

    /** Begins to look up keys of an account, each window once for all of them. */
    Reading of(String accountId) {
        recorder.flush();
        return new Reading(accountId);
    }

    /** What the account's keys used. For one thread, and not for long. */
    final class Reading {
        private final String accountId;
        private final long usedUntil;
        private final Map<Window, Map<String, List<Spent>>> windows = new HashMap<>();

        private Reading(String accountId) {
            this.accountId = accountId;
            this.usedUntil = use.lastCall(accountId).map(last -> last + 1).orElse(0L);
        }

        Counts counts(String keyId, KeyLimits limits, long now) {
            return new Counts(
                    limits.callsPerMinute() == null
                            ? List.of()
                            : use.callsSince(accountId, keyId, now - MINUTE),
                    sum(
                            WindowSums.tokens(limits, now),
                            keyId,
                            spent -> KeyGate.counted(spent.tokens())),
                    sum(WindowSums.micros(limits, now), keyId, Spent::micros));
        }

        private @Nullable Sum sum(
                @Nullable WindowSum empty, String keyId, ToLongFunction<Spent> amount) {
            if (empty == null) {
                return null;
            }
            List<Spent> spent = in(empty.window()).getOrDefault(keyId, List.of());
            return new Sum(empty.window(), spent.stream().mapToLong(amount).sum(), usedUntil);
        }

        private Map<String, List<Spent>> in(Window window) {
            return windows.computeIfAbsent(
                    window,
                    _ ->
                            use.between(accountId, window.from(), window.until()).stream()
                                    .collect(Collectors.groupingBy(Spent::keyId)));
        }
    }
}
