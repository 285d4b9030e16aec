package io.github.claudeproxy.activity;

import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.UsageEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The calls of one account that ended last, numbered as they ended. Any thread may call it; nobody
 * waits.
 */
final class RecentCalls {
    static final int MOST = 500;

    private final AtomicReferenceArray<@Nullable Ended> ring = new AtomicReferenceArray<>(MOST);
    private final AtomicLong next = new AtomicLong();

    private record Ended(
            long number, String keyName, UsageEvent event, @Nullable RefusedFor refusedFor) {
        ObservedCall observed() {
            return new ObservedCall(
                    event.requestId(),
                    event.keyId(),
                    keyName,
                    event.endpoint(),
                    event.model(),
                    event.streamed(),
                    event.startedAt(),
                    event.duration(),
                    CallState.of(event.outcome()),
                    event.status(),
                    event.outcome() == Outcome.REFUSED ? refusedFor : null,
                    event.tokens());
        }
    }

    /** Takes the place of the oldest. */
    void add(String keyName, UsageEvent event, @Nullable RefusedFor refusedFor) {
        long number = next.getAndIncrement();
        ring.setRelease(place(number), new Ended(number, keyName, event, refusedFor));
    }

    private static int place(long number) {
        return (int) (number % MOST);
    }

    /** Those with this number or a later one, as far as they are kept. */
    EndedCalls since(long mark) {
        long end = next.get();
        long number = Math.max(mark, end - MOST);
        List<ObservedCall> calls = new ArrayList<>();
        for (; number < end; number++) {
            Ended ended = ring.getAcquire(place(number));
            if (ended == null || ended.number() < number) {
                // its number is given, but it is not here yet: it and what follows come next time
                break;
            }
            if (ended.number() == number) {
                calls.add(ended.observed());
            }
        }
        return new EndedCalls(calls.reversed(), number);
    }
}
