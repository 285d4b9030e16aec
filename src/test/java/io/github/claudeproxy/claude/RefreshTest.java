package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;
import static io.github.claudeproxy.claude.Connecting.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.claude.CredentialState.Ready;
import io.github.claudeproxy.claude.CredentialState.RefreshFirst;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

class RefreshTest {
    private final Connecting fixture = Connecting.start();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void usesFreshTokensAsTheyAre() {
        OAuthTokens tokens = fixture.signIn();

        fixture.leave(Duration.ofSeconds(121));

        assertEquals(new Ready(tokens), fixture.service.credential(ACCOUNT));
        assertEquals(new Ready(tokens), fixture.service.awaitCredential(ACCOUNT));
        assertEquals(State.OK, fixture.service.status(ACCOUNT).state());
        assertEquals(0, fixture.upstream.oauth().refreshes());
    }

    @Test
    void refreshesInTheBackgroundBelowTwoMinutes() {
        OAuthTokens tokens = fixture.signIn();
        fixture.leave(Duration.ofSeconds(119));

        assertEquals(new Ready(tokens), fixture.service.credential(ACCOUNT));

        await().until(() -> !fixture.service.credential(ACCOUNT).equals(new Ready(tokens)));
        assertEquals(1, fixture.upstream.oauth().refreshes());
        assertEquals(
                MovableClock.START.plus(Duration.ofHours(8)).minusSeconds(119),
                fixture.service.status(ACCOUNT).lastRefresh());
    }

    @Test
    void waitsForTheRefreshBelowThirtySeconds() {
        OAuthTokens tokens = fixture.signIn();
        fixture.leave(Duration.ofSeconds(30));

        assertEquals(new RefreshFirst(), fixture.service.credential(ACCOUNT));

        OAuthTokens fresh = tokens(fixture.service.awaitCredential(ACCOUNT));
        assertNotEquals(tokens.accessToken(), fresh.accessToken());
        assertEquals(fixture.clock.instant().plus(Duration.ofHours(8)), fresh.expiresAt());
    }

    @Test
    void refreshesOnceForFiftyCallersOnAnExpiredToken() throws Exception {
        fixture.signIn();
        fixture.leave(Duration.ZERO);

        List<CredentialState> got = atOnce(() -> fixture.service.awaitCredential(ACCOUNT));

        assertEquals(Collections.nCopies(50, fixture.service.credential(ACCOUNT)), got);
        assertThat(got.getFirst()).isInstanceOf(Ready.class);
        assertEquals(1, refreshCalls());
    }

    @Test
    void refreshesOnceForFiftyCallersWhoseTokenWasRefused() throws Exception {
        OAuthTokens refused = fixture.signIn();

        List<CredentialState> got = atOnce(() -> fixture.service.renew(ACCOUNT, refused));

        assertEquals(Collections.nCopies(50, fixture.service.credential(ACCOUNT)), got);
        assertNotEquals(new Ready(refused), got.getFirst());
        assertEquals(1, refreshCalls());
    }

    @Test
    void givesNewerTokensToWhoeverWasRefusedWithOlderOnes() {
        OAuthTokens first = fixture.signIn();
        CredentialState second = fixture.service.renew(ACCOUNT, first);

        CredentialState again = fixture.service.renew(ACCOUNT, first);

        assertEquals(second, again);
        assertEquals(1, refreshCalls());
    }

    @Test
    void triesAgainWhenForcedThoughATimedOneFails() throws Exception {
        OAuthTokens refused = fixture.signIn();
        StepGate gate = new StepGate();
        fixture.upstream.on(Route.TOKEN).next(Answer.error(503).waitAfter(0, gate));
        fixture.leave(Duration.ofSeconds(100));
        fixture.service.credential(ACCOUNT);
        gate.awaitArrival();
        assertEquals(State.REFRESHING, fixture.service.status(ACCOUNT).state());

        CompletableFuture<CredentialState> forced =
                CompletableFuture.supplyAsync(() -> fixture.service.renew(ACCOUNT, refused));
        gate.open();

        OAuthTokens fresh = tokens(forced.get(10, TimeUnit.SECONDS));
        assertNotEquals(refused, fresh);
        assertEquals(2, refreshCalls());
    }

    @Test
    void keepsTheRefreshTokenWhenNoNewOneComes() {
        fixture.upstream.oauth().withoutRotation();
        OAuthTokens first = fixture.signIn();
        fixture.leave(Duration.ZERO);
        OAuthTokens second = tokens(fixture.service.awaitCredential(ACCOUNT));
        fixture.leave(Duration.ZERO);

        OAuthTokens third = tokens(fixture.service.awaitCredential(ACCOUNT));

        assertEquals(first.refreshToken(), third.refreshToken());
        assertNotEquals(second.accessToken(), third.accessToken());
    }

    @Test
    void takesWhatTheDatabaseHasBeforeItAsks() {
        OAuthTokens old = fixture.signIn();
        fixture.leave(Duration.ZERO);
        SecretBox box = SecretBox.open(new KeyFile(fixture.keyFile()));
        ConnectionStore store = new ConnectionStore(fixture.temp.database(), box);
        OAuthTokens others =
                new OAuthTokens(
                        new Secret("sk-ant-oat01-others"),
                        old.refreshToken(),
                        old.expiresAt().plus(Duration.ofHours(8)),
                        old.scopes());
        store.rotate(store.find(ACCOUNT).orElseThrow(), new Holding.Tokens(others, 2, null));

        assertEquals(new Ready(others), fixture.service.awaitCredential(ACCOUNT));

        assertEquals(0, refreshCalls());
    }

    @Test
    void speaksForItselfAndAsTheTokenEndpointWants() {
        fixture.signIn();
        fixture.leave(Duration.ZERO);

        fixture.service.awaitCredential(ACCOUNT);

        var call = fixture.upstream.calls(Route.TOKEN).getLast();
        assertThat(call.head().header("user-agent").orElseThrow()).startsWith("claude-proxy/");
        assertThat(call.head().header("content-type")).contains("application/json");
        assertThat(call.json().path("grant_type").asText()).isEqualTo("refresh_token");
    }

    private int refreshCalls() {
        return (int)
                fixture.upstream.calls(Route.TOKEN).stream()
                        .filter(call -> call.json().path("grant_type").asText().startsWith("ref"))
                        .count();
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Callable<T> onceAllAreThere =
                () -> {
                    start.await();
                    return call.call();
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                results.add(threads.submit(onceAllAreThere));
            }
            start.countDown();
            List<T> got = new ArrayList<>();
            for (Future<T> result : results) {
                got.add(result.get(20, TimeUnit.SECONDS));
            }
            return got;
        }
    }
}
