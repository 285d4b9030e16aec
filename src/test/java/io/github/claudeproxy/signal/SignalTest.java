package io.github.claudeproxy.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.claudeproxy.signal.Signal.Subscription;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class SignalTest {
    private final Signal<Integer> signal = new Signal<>(1);

    @Test
    void tellsTheCurrentValueAtOnceAndEachChangeAfter() {
        List<Integer> seen = new ArrayList<>();

        try (Subscription _ = signal.subscribe(seen::add)) {
            signal.set(2);
            signal.set(2);
            signal.set(3);
        }

        assertThat(seen).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void staysSilentAfterClose() {
        List<Integer> seen = new ArrayList<>();
        Subscription subscription = signal.subscribe(seen::add);

        subscription.close();
        signal.set(2);

        assertThat(seen).isEqualTo(List.of(1));
    }

    @Test
    void listenerMaySetTheSignalItself() {
        List<Integer> seen = new ArrayList<>();

        try (Subscription _ =
                signal.subscribe(
                        value -> {
                            seen.add(value);
                            signal.set(Math.min(value + 1, 3));
                        })) {
            assertThat(seen).isEqualTo(List.of(1, 2, 3));
        }
    }

    @Test
    void throwingListenerReachesTheSetterAndIsCalledAgain() {
        List<Integer> seen = new ArrayList<>();
        try (Subscription _ =
                signal.subscribe(
                        value -> {
                            seen.add(value);
                            if (value == 2) {
                                throw new IllegalStateException("two");
                            }
                        })) {
            assertThatThrownBy(() -> signal.set(2)).hasMessage("two");
            signal.set(3);
        }

        assertThat(seen).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void manySettersEndWithTheLatestValueForEveryListener() throws Exception {
        List<Integer> seen = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);

        try (Subscription _ = signal.subscribe(seen::add);
                var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> setters = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int from = 10 + 10_000 * i;
                setters.add(threads.submit(() -> setAll(start, from)));
            }
            start.countDown();
            for (Future<?> setter : setters) {
                setter.get();
            }
        }

        assertThat(seen.getLast()).isEqualTo(signal.get());
    }

    private Void setAll(CountDownLatch start, int from) throws InterruptedException {
        start.await();
        for (int value = from; value < from + 10_000; value++) {
            signal.set(value);
        }
        return null;
    }
}
