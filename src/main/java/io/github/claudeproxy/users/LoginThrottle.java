package io.github.claudeproxy.users;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Slows down who guesses passwords. Failures count per account and network together, never per
 * account alone: otherwise a stranger could lock out the owner. An attempt is counted before its
 * password is checked, so that many at once do not slip through. Any thread may call.
 */
final class LoginThrottle {
    private static final int FAILURES = 5;
    private static final Duration FAILURES_IN = Duration.ofMinutes(15);
    private static final int ATTEMPTS = 30;
    private static final Duration ATTEMPTS_IN = Duration.ofMinutes(1);

    private final Attempts<Origin> failures;
    private final Attempts<Network> attempts;

    LoginThrottle(Clock clock) {
        this.failures = new Attempts<>(FAILURES, FAILURES_IN, clock);
        this.attempts = new Attempts<>(ATTEMPTS, ATTEMPTS_IN, clock);
    }

    /** Whose password is tried, and from where. */
    record Origin(String emailKey, Network network) {}

    /** Counts an attempt as failed until told otherwise; how long to wait if it is refused. */
    Optional<Duration> claim(Origin origin) {
        return claim(origin.network()).or(() -> failures.claim(origin));
    }

    /** Counts an attempt that tries no password. */
    Optional<Duration> claim(Network network) {
        return attempts.claim(network);
    }

    /** The password was right: earlier failures no longer matter. */
    void succeeded(Origin origin) {
        failures.forget(origin);
    }

    /** Somebody proved otherwise whose password it is: nobody waits who tried it before. */
    void lift(String emailKey) {
        failures.forgetAll(origin -> origin.emailKey().equals(emailKey));
    }

    /** The password was not checked after all. */
    void unchecked(Origin origin) {
        failures.giveBack(origin);
    }
}
