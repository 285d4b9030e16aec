package io.github.claudeproxy.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

final class RecentCallsTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final RecentCalls recent = new RecentCalls();

    private static UsageEvent event(String requestId, Instant startedAt, Outcome outcome) {
        return new UsageEvent(
                requestId,
                "account",
                "key",
                startedAt,
                Duration.ofSeconds(1),
                "messages",
                "claude-opus-5",
                true,
                200,
                outcome,
                false,
                null,
                TokenUsage.NONE);
    }

    @Test
    void keepsTheLastFiveHundred() {
        IntStream.range(0, 1200)
                .mapToObj(i -> event("r" + i, START.plusSeconds(i), Outcome.COMPLETED))
                .forEach(event -> recent.add("Ada", event, null));

        List<String> ids = recent.since(0).calls().stream().map(ObservedCall::requestId).toList();

        assertEquals(IntStream.range(0, 500).mapToObj(i -> "r" + (1199 - i)).toList(), ids);
    }

    @Test
    void tellsEachCallOnce() {
        recent.add("Ada", event("r1", START, Outcome.COMPLETED), null);
        long mark = recent.since(0).next();
        recent.add("Ada", event("r2", START, Outcome.COMPLETED), null);
        recent.add("Ada", event("r3", START, Outcome.COMPLETED), null);

        EndedCalls later = recent.since(mark);

        assertThat(later.calls()).extracting(ObservedCall::requestId).containsExactly("r3", "r2");
        assertEquals(List.of(), recent.since(later.next()).calls());
    }

    @Test
    void saysWhyOnlyOfWhatWasRefused() {
        recent.add("Ada", event("r1", START, Outcome.REFUSED), RefusedFor.BUDGET);
        recent.add("Ada", event("r2", START, Outcome.CLIENT_ABORTED), RefusedFor.STOPPING);

        assertThat(recent.since(0).calls())
                .extracting(ObservedCall::refusedFor)
                .containsExactly(null, RefusedFor.BUDGET);
    }

    @Test
    void namesEveryEndingAsTheUsageTableDoes() {
        for (Outcome outcome : Outcome.values()) {
            recent.add("Ada", event(outcome.text(), START, outcome), null);
        }

        assertThat(recent.since(0).calls())
                .hasSameSizeAs(Outcome.values())
                .allMatch(call -> call.state().text().equals(call.requestId()))
                .noneMatch(call -> call.state().isRunning());
    }
}
