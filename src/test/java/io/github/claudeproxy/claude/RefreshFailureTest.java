package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;
import static io.github.claudeproxy.claude.Connecting.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.claude.CredentialState.Ready;
import io.github.claudeproxy.claude.CredentialState.Unavailable;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Ending;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.stream.Stream;

class RefreshFailureTest {
    private final Connecting fixture =
            Connecting.start(new ConnectionService.Pace(Duration.ofSeconds(2), Connecting.NEVER));

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "60, 60", "300, 300", "86400, 300"})
    void waitsAsLongAsA429AsksWithinBounds(long asked, long waited) {
        fixture.signIn();
        fixture.leave(Duration.ZERO);
        fixture.upstream.on(Route.TOKEN).next(Answer.rateLimited(asked));

        Unavailable refused = unavailable(fixture.service.awaitCredential(ACCOUNT));
        fixture.clock.advance(Duration.ofSeconds(waited - 1));
        CredentialState tooEarly = fixture.service.awaitCredential(ACCOUNT);
        int callsTooEarly = tokenCalls();
        fixture.clock.advance(Duration.ofSeconds(1));

        assertEquals(refused, tooEarly);
        assertEquals(2, callsTooEarly);
        assertThat(refused.temporary()).isTrue();
        assertThat(refused.message()).contains("429");
        assertThat(fixture.service.awaitCredential(ACCOUNT)).isInstanceOf(Ready.class);
    }

    @Test
    void holdsBackForcedTriesToo() {
        OAuthTokens refused = fixture.signIn();
        fixture.upstream.on(Route.TOKEN).next(Answer.rateLimited(60));

        fixture.service.renew(ACCOUNT, refused);
        unavailable(fixture.service.renew(ACCOUNT, refused));

        assertEquals(2, tokenCalls());
    }

    @Test
    void usesTokensToTheirEndWhileRefreshingFails() {
        OAuthTokens tokens = fixture.signIn();
        fixture.leave(Duration.ofSeconds(20));
        fixture.upstream.on(Route.TOKEN).always(Answer.error(503));

        assertEquals(new Ready(tokens), fixture.service.awaitCredential(ACCOUNT));

        fixture.clock.advance(Duration.ofSeconds(20));
        assertThat(unavailable(fixture.service.awaitCredential(ACCOUNT)).temporary()).isTrue();
        assertThat(fixture.service.status(ACCOUNT).message()).contains("status 503");
    }

    @Test
    void asksToReconnectOnceTheSignInHasEnded() {
        fixture.signIn();
        fixture.upstream.oauth().revokeAll();
        fixture.leave(Duration.ZERO);

        Unavailable ended = unavailable(fixture.service.awaitCredential(ACCOUNT));

        assertFalse(ended.temporary());
        assertThat(ended.message())
                .contains("Refresh token not found or invalid", "connect it again");
        assertEquals(ended, fixture.service.credential(ACCOUNT));
        ConnectionStatus status = fixture.service.status(ACCOUNT);
        assertEquals(State.RECONNECT_NEEDED, status.state());
        assertFalse(status.connected());
        assertEquals(ended.message(), status.message());
    }

    @Test
    void remembersThatTheSignInHasEnded() {
        OAuthTokens refused = fixture.signIn();
        fixture.upstream.oauth().revokeAll();
        CredentialState ended = fixture.service.renew(ACCOUNT, refused);

        fixture.restart();
        fixture.service.awaitCredential(ACCOUNT);

        assertEquals(ended, fixture.service.renew(ACCOUNT, refused));
        assertEquals(2, tokenCalls());
        assertThat(fixture.signIn()).isNotEqualTo(refused);
        assertEquals(State.OK, fixture.service.status(ACCOUNT).state());
    }

    static Stream<Arguments> uselessAnswers() {
        return Stream.of(
                Arguments.of(Answer.html(403, "<h1>Attention</h1>"), "wrong or blocked endpoint"),
                Arguments.of(Answer.html(200, "<h1>Welcome</h1>"), "wrong or blocked endpoint"),
                Arguments.of(Answer.json("{\"token\":1}"), "wrong or blocked endpoint"),
                Arguments.of(
                        Answer.html(307, "").header("location", "/elsewhere"),
                        "wrong or blocked endpoint"),
                Arguments.of(Answer.error(500), "status 500"),
                Arguments.of(Answer.json("{\"a\":\"" + "x".repeat(1 << 20) + "\"}"), "broke"),
                Arguments.of(Answer.cut(Ending.RST), "broke"),
                Arguments.of(Answer.silence(), "did not answer in 2 s"),
                Arguments.of(Answer.json("{\"slow\":1}").silentAfter(0), "did not answer in 2 s"));
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void triesAgainAfterAPause(Answer answer, String why) {
        fixture.signIn();
        fixture.leave(Duration.ZERO);
        fixture.upstream.on(Route.TOKEN).next(answer);

        Unavailable failed = unavailable(fixture.service.awaitCredential(ACCOUNT));
        CredentialState atOnce = fixture.service.awaitCredential(ACCOUNT);
        int calls = tokenCalls();
        fixture.clock.advance(Duration.ofSeconds(5));

        assertThat(failed.message()).contains(why).doesNotContain("<");
        assertThat(failed.temporary()).isTrue();
        assertEquals(failed, atOnce);
        assertEquals(2, calls);
        assertThat(fixture.service.awaitCredential(ACCOUNT)).isInstanceOf(Ready.class);
        assertThat(fixture.upstream.calls(Route.UNKNOWN)).isEmpty();
    }

    @Test
    void doesNotSpendTheNewPairWhenItCannotBeStored() {
        OAuthTokens old = fixture.signIn();
        fixture.temp
                .database()
                .execute(
                        h ->
                                h.execute(
                                        """
                CREATE TRIGGER disk_full BEFORE UPDATE ON oauth_tokens
                BEGIN SELECT RAISE(ABORT, 'full'); END
                """));

        unavailable(fixture.service.renew(ACCOUNT, old));
        CredentialState meanwhile = fixture.service.credential(ACCOUNT);
        fixture.temp.database().execute(h -> h.execute("DROP TRIGGER disk_full"));
        OAuthTokens fresh = tokens(fixture.service.renew(ACCOUNT, old));

        assertEquals(new Ready(old), meanwhile);
        assertEquals(1, fixture.upstream.oauth().refreshes());
        fixture.restart();
        assertEquals(new Ready(fresh), fixture.service.credential(ACCOUNT));
    }

    private int tokenCalls() {
        return fixture.upstream.calls(Route.TOKEN).size();
    }

    private static Unavailable unavailable(CredentialState state) {
        if (state instanceof Unavailable unavailable) {
            return unavailable;
        }
        throw new AssertionError(state);
    }
}
