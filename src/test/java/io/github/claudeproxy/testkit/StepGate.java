package io.github.claudeproxy.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Semaphore;

/**
 * A point at which the fake waits until the test lets it go on. Any thread may call it; each
 * passing uses up one opening.
 */
public final class StepGate {
    private final Semaphore openings = new Semaphore(0);
    private final Semaphore arrivals = new Semaphore(0);

    /** Lets one waiting, or the next to come, pass. */
    public void open() {
        openings.release();
    }

    /** Lets everybody pass from now on. */
    public void openForGood() {
        openings.release(1_000_000);
    }

    /**
     * Waits until somebody has come to the gate since the last call of this, at most 10 seconds:
     * all that comes before the gate has been sent then.
     */
    public void awaitArrival() {
        Deadline.await(() -> arrivals.tryAcquire(10, SECONDS), "nobody came to the gate");
    }

    /** Waits for an opening; interrupted when the peer leaves. */
    void pass() throws InterruptedException {
        arrivals.release();
        openings.acquire();
    }
}
