package io.github.claudeproxy.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.ui.testing.Toolkit;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

final class FxThreadTest {
    private final FxThread fx = Toolkit.fx();
    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void waitsForWhatIsUnderWayAndBeginsNothingAfterwards() {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch settling = new CountDownLatch(1);
        fx.background(
                () -> {
                    working.countDown();
                    settling.await();
                    return log.add("read");
                },
                _ -> {});
        awaitZero(working);

        Thread settles = Thread.startVirtualThread(fx::settle);
        settling.countDown();
        join(settles);
        log.add("closed");
        fx.background(() -> log.add("read too late"), _ -> {});

        assertThat(log).containsExactly("read", "closed");
    }

    private static void awaitZero(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
