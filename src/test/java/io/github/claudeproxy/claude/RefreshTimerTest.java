package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class RefreshTimerTest {
    private final Connecting fixture =
            Connecting.start(
                    new ConnectionService.Pace(Connecting.CALL_TIMEOUT, Duration.ofMillis(20)));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refreshesWithoutAnyRequestForDays() {
        fixture.signIn();

        for (int refreshes = 1; refreshes <= 3; refreshes++) {
            fixture.clock.set(expiry().minusSeconds(100));
            int expected = refreshes;
            await().until(() -> fixture.upstream.oauth().refreshes() == expected);
            await().until(() -> expiry().isAfter(fixture.clock.instant().plusSeconds(200)));
        }

        assertEquals(3, fixture.upstream.oauth().refreshes());
    }

    @Test
    void triesAgainUntilItSucceeds() {
        fixture.signIn();
        fixture.upstream.on(Route.TOKEN).next(Answer.error(503)).next(Answer.error(503));
        fixture.clock.set(expiry().minusSeconds(100));

        await().until(
                        () -> {
                            fixture.clock.advance(Duration.ofSeconds(1));
                            return fixture.upstream.oauth().refreshes() == 1;
                        });

        assertEquals(4, fixture.upstream.calls(Route.TOKEN).size());
    }

    private java.time.Instant expiry() {
        return java.util.Objects.requireNonNull(fixture.service.status(ACCOUNT).expiresAt());
    }
}
