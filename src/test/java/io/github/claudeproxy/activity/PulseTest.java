package io.github.claudeproxy.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

final class PulseTest {
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final Pulse pulse =
            new Pulse(
                    () -> {
                        looks.incrementAndGet();
                        return changes.get();
                    });

    @AfterEach
    void close() {
        pulse.close();
    }

    @Test
    void tellsOnceOfManyChanges() {
        try (var _ = pulse.subscribe(told::incrementAndGet)) {
            changes.addAndGet(1000);
            await().until(() -> told.get() == 1);
            int before = looks.get();

            await().until(() -> looks.get() > before + 1);

            assertEquals(1, told.get());
        }
    }

    @Test
    void tellsAtMostTenTimesASecond() {
        try (var _ = pulse.subscribe(told::incrementAndGet)) {
            long start = System.nanoTime();
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> changes.incrementAndGet() > 0 && told.get() == 5);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void looksAtNothingWhileNobodyListens() {
        pulse.subscribe(told::incrementAndGet).close();
        int before = looks.get();
        AtomicInteger other = new AtomicInteger();
        try (Pulse clock = new Pulse(other::incrementAndGet);
                var _ = clock.subscribe(() -> {})) {
            await().until(() -> other.get() > 5);
        }

        assertThat(looks.get()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void doesNotTellWhoHasLeft() {
        var left = pulse.subscribe(told::incrementAndGet);
        AtomicInteger stayed = new AtomicInteger();
        try (var _ = pulse.subscribe(stayed::incrementAndGet)) {
            left.close();
            changes.incrementAndGet();
            await().until(() -> stayed.get() == 1);

            assertEquals(0, told.get());
        }
    }
}
