package io.github.claudeproxy.users;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class HashSlotsTest {
    private final HashSlots slots = new HashSlots();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void runsTwoAtOnceLetsEightWaitAndTurnsTheRestAway() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> answers = new ArrayList<>();
            answers.add(callers.submit(() -> slots.run(this::work)));
            answers.add(callers.submit(() -> slots.run(this::work)));
            await().until(() -> running.get() == 2);
            for (int i = 0; i < 500; i++) {
                answers.add(callers.submit(() -> slots.run(this::work)));
            }
            await().until(() -> answers.stream().filter(Future::isDone).count() == 492);

            gate.countDown();

            assertEquals(10, done(answers));
            assertEquals(2, most.get());
        }
    }

    @Test
    void isFreeAgainAfterwards() {
        gate.countDown();

        for (int i = 0; i < 50; i++) {
            assertEquals(Optional.of("done"), slots.run(this::work));
        }
    }

    @Test
    void handsOnWhatWentWrong() {
        assertThatThrownBy(
                        () ->
                                slots.run(
                                        () -> {
                                            throw new IllegalArgumentException("salt");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("salt");
    }

    @Test
    void givesUpWhenTheCallerIsInterrupted() {
        Thread.currentThread().interrupt();

        assertEquals(Optional.empty(), slots.run(this::work));

        assertTrue(Thread.interrupted());
    }

    private String work() throws InterruptedException {
        int now = running.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        gate.await();
        running.decrementAndGet();
        return "done";
    }

    private static long done(List<Future<Optional<String>>> answers) throws Exception {
        long done = 0;
        for (Future<Optional<String>> answer : answers) {
            done += answer.get().isPresent() ? 1 : 0;
        }
        return done;
    }
}
