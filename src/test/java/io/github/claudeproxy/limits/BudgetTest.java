package io.github.claudeproxy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

final class BudgetTest {
    private final Limiting limiting = new Limiting();

    @AfterEach
    void close() {
        limiting.close();
    }

    @Test
    void refusesOnceItIsUsedUpWithTheReset() {
        Key key = limiting.key("a", Limiting.budget(2_500_000));
        limiting.atOnce(null);
        assertThat(limiting.use(key, 2_500_000)).isTrue();

        Admission admission = limiting.admit(key);

        assertEquals(
                new Admission.Refused(
                        Admission.Reason.BUDGET,
                        "This key's budget of $2.50 per day is used up ($2.50). It resets at"
                                + " 2026-11-24 00:00 UTC. Ask Ada.",
                        Duration.ofHours(12)),
                admission);
    }

    @Test
    void doesNotHoldForWhatCostsNothing() {
        Key key = limiting.key("a", Limiting.budget(10));
        limiting.use(key, 10);

        for (CallFacts.Kind kind :
                new CallFacts.Kind[] {CallFacts.Kind.COUNT_TOKENS, CallFacts.Kind.OTHER}) {
            Admission admission =
                    limiting.limits.admit(limiting.facts(key, kind, "m", 10), new Limiting.Heard());
            assertThat(admission).isEqualTo(Admission.FREE);
        }
        assertThat(
                        limiting.limits.admit(
                                limiting.facts(key, CallFacts.Kind.BATCH, "m", 10),
                                new Limiting.Heard()))
                .isInstanceOf(Admission.Refused.class);
    }

    @Test
    void letsCallsWaitWhileOnlyReservationsAreInTheWay() {
        Key key = limiting.key("a", Limiting.budget(100));
        CallFacts big = limiting.message(key, 100);
        Limiting.Heard heard = new Limiting.Heard();
        Admission first = limiting.limits.admit(big, new Limiting.Heard());

        Admission second = limiting.limits.admit(big, heard);

        assertThat(second).isInstanceOf(Admission.Queued.class);
        limiting.end(first, big, 10);
        assertThat(heard.said).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void holdsWhenEditedAtOnce() {
        Key key = limiting.key("a");
        limiting.use(key, 50);
        key = limiting.key("b", Limiting.budget(1000));
        limiting.use(key, 50);

        limiting.limits.set(Limiting.ACCOUNT, List.of(key.id()), Limiting.budget(50));

        assertThat(limiting.use(key, 1)).isFalse();
        limiting.limits.set(Limiting.ACCOUNT, List.of(key.id()), KeyLimits.NONE);
        assertThat(limiting.use(key, 1)).isTrue();
    }

    @Test
    void countsWhatWasUsedBeforeItWasSetAndBeforeARestart() {
        Key key = limiting.key("a", Limiting.budget(1000));
        limiting.use(key, 40);
        KeyLimits weekly = Limiting.budget(1000, Period.WEEK, 1, ZoneOffset.UTC);
        limiting.limits.set(Limiting.ACCOUNT, List.of(key.id()), weekly);
        assertEquals(40, limiting.spent(key));
        limiting.use(key, 2);

        limiting.restart();

        assertEquals(42, limiting.spent(key));
    }

    @Test
    void beginsAnewByTheCalendarOfItsZone() {
        ZoneId vienna = ZoneId.of("Europe/Vienna");
        Period month = Period.MONTH;
        assertEquals(
                window("2026-01-30T23:00:00Z", "2026-02-27T23:00:00Z"),
                month.windowAt(Instant.parse("2026-02-01T00:00:00Z"), vienna, 31));
        assertEquals(
                window("2026-02-27T23:00:00Z", "2026-03-30T22:00:00Z"),
                month.windowAt(Instant.parse("2026-02-28T00:00:00Z"), vienna, 31));
        // the day on which summer time begins has 23 hours
        assertEquals(
                window("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
                Period.DAY.windowAt(Instant.parse("2026-03-29T12:00:00Z"), vienna, 1));
        assertEquals(
                window("2026-11-18T23:00:00Z", "2026-11-25T23:00:00Z"),
                Period.WEEK.windowAt(Instant.parse("2026-11-23T12:00:00Z"), vienna, 4));
    }

    private static Window window(String from, String until) {
        return Window.between(Instant.parse(from), Instant.parse(until));
    }

    @Test
    void beginsAnewAndFindsItsCountsAgainWhenTheClockGoesBack() {
        Key key = limiting.key("a", Limiting.budget(100));
        limiting.use(key, 100);
        limiting.clock.advance(Duration.ofHours(12));
        assertThat(limiting.use(key, 30)).isTrue();

        limiting.clock.advance(Duration.ofHours(-2));
        limiting.admit(key);

        await().until(() -> limiting.spent(key) == 100);
        assertThat(limiting.use(key, 1)).isFalse();
    }

    /** A call costs 90 to 110, its estimate is 100, the budget pays for 20. */
    @Test
    void endsWithinTheDocumentedOvershootUnderParallelCalls() throws InterruptedException {
        Key key = limiting.key("a", Limiting.budget(2000));
        CountDownLatch ended = new CountDownLatch(200);
        Queue<Long> overruns = new ConcurrentLinkedQueue<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                pool.execute(() -> new ParallelCall(limiting, key, overruns, ended).run(pool));
            }
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }

        long overrun = overruns.stream().mapToLong(Long::longValue).sum();
        assertThat(limiting.spent(key)).isBetween(2000L, 2000 + 100 + overrun);
        limiting.restart();
        assertThat(limiting.spent(key)).isBetween(2000L, 2000 + 100 + overrun);
    }

    /** One of many calls; it ends as soon as it was admitted or refused. */
    private record ParallelCall(
            Limiting limiting, Key key, Queue<Long> overruns, CountDownLatch ended) {
        void run(ExecutorService pool) {
            CallFacts call = limiting.message(key, 100);
            Admission.Waiter waiter =
                    new Admission.Waiter() {
                        @Override
                        public void admitted(Admission.Admitted admitted) {
                            pool.execute(() -> spend(admitted, call));
                        }

                        @Override
                        public void refused(Admission.Refused refused) {
                            ended.countDown();
                        }
                    };
            switch (limiting.limits.admit(call, waiter)) {
                case Admission.Admitted admitted -> spend(admitted, call);
                case Admission.Refused _ -> ended.countDown();
                case Admission.Queued _ -> {}
            }
        }

        private void spend(Admission.Admitted admitted, CallFacts call) {
            long cost = ThreadLocalRandom.current().nextLong(90, 111);
            overruns.add(Math.max(0, cost - 100));
            limiting.end(admitted, call, cost);
            ended.countDown();
        }
    }
}
