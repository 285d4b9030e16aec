package io.github.claudeproxy.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.users.LoginThrottle.Origin;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

class LoginThrottleTest {
    private static final Network NEAR = network("192.168.1.10");
    private static final Network FAR = network("192.168.2.10");
    private static final Optional<Duration> GO = Optional.empty();

    private final MovableClock clock = new MovableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);
    private final Origin ann = new Origin("ann@example.com", NEAR);

    @Test
    void refusesTheSixthFailureUntilAQuarterOfAnHourAfterTheFirst() {
        claim(ann, 5);
        clock.advance(Duration.ofMinutes(10));

        assertEquals(Optional.of(Duration.ofMinutes(5)), throttle.claim(ann));

        clock.advance(Duration.ofMinutes(5));
        assertEquals(GO, throttle.claim(ann));
    }

    @Test
    void countsPerAccountAndNetworkTogether() {
        claim(ann, 6);

        assertEquals(GO, throttle.claim(new Origin("ann@example.com", FAR)));
        assertEquals(GO, throttle.claim(new Origin("bob@example.com", NEAR)));
    }

    @Test
    void refusesTheThirtyFirstAttemptOfANetworkWithinAMinute() {
        for (int i = 0; i < 30; i++) {
            assertEquals(GO, throttle.claim(new Origin("u" + i, NEAR)));
        }

        assertEquals(Optional.of(Duration.ofMinutes(1)), throttle.claim(new Origin("v", NEAR)));
        assertEquals(GO, throttle.claim(new Origin("v", FAR)));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(GO, throttle.claim(new Origin("v", NEAR)));
    }

    @Test
    void doesNotCountWhatWasNotChecked() {
        for (int i = 0; i < 20; i++) {
            assertEquals(GO, throttle.claim(ann));
            throttle.unchecked(ann);
        }

        assertEquals(GO, throttle.claim(ann));
    }

    @Test
    void neverMakesAnybodyWaitLongerBecauseTheClockWasSetBack() {
        claim(ann, 6);

        clock.advance(Duration.ofDays(-1));

        assertEquals(GO, throttle.claim(ann));
    }

    @Test
    void takesNeighboursForOneNetwork() {
        assertEquals(network("192.168.1.10"), network("192.168.1.200"));
        assertNotEquals(network("192.168.1.10"), network("192.168.2.10"));
        assertEquals(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assertNotEquals(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assertEquals(network("::ffff:192.168.1.10"), network("192.168.1.10"));
    }

    private void claim(Origin origin, int times) {
        for (int i = 0; i < times; i++) {
            throttle.claim(origin);
        }
    }

    private static Network network(String address) {
        return Network.of(InetAddress.ofLiteral(address));
    }
}
