package io.github.claudeproxy.ui.testing;

import javafx.animation.AnimationTimer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what the JavaFX thread does from one pulse to the next, all that came in between
 * included.
 */
public final class Pulses extends AnimationTimer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong work = new AtomicLong();
    private final AtomicLong longestWork = new AtomicLong();
    private final AtomicLong longestTime = new AtomicLong();
    private final AtomicLong lasted = new AtomicLong();
    private long began;
    private long lastTime;
    private long lastWork;

    private Pulses() {}

    /** Begins at once. */
    public static Pulses begin() {
        return Toolkit.on(
                () -> {
                    Pulses pulses = new Pulses();
                    pulses.start();
                    return pulses;
                });
    }

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        long worked = THREADS.getCurrentThreadCpuTime();
        if (count.getAndIncrement() == 0) {
            began = time;
        } else {
            work.addAndGet(worked - lastWork);
            longestWork.accumulateAndGet(worked - lastWork, Math::max);
            longestTime.accumulateAndGet(time - lastTime, Math::max);
            lasted.set(time - began);
        }
        lastTime = time;
        lastWork = worked;
    }

    public void end() {
        Toolkit.run(this::stop);
    }

    public boolean lastsFor(Duration time) {
        return lasted.get() >= time.toNanos();
    }

    /** The most that was worked between two pulses. */
    public Duration longestWork() {
        return Duration.ofNanos(longestWork.get());
    }

    @Override
    public String toString() {
        return String.format(
                "%d in %.1f s, longest work %.1f ms, mean %.2f ms, longest time between %.1f ms",
                count.get(),
                lasted.get() / 1e9,
                longestWork.get() / 1e6,
                work.get() / 1e6 / Math.max(1, count.get() - 1),
                longestTime.get() / 1e6);
    }
}
