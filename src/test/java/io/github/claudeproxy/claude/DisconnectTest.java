package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.claude.CredentialState.Ready;
import io.github.claudeproxy.claude.CredentialState.Unavailable;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Consent;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class DisconnectTest {
    private static final String NEXT_PAIR =
            """
            {"access_token":"sk-ant-oat01-late","refresh_token":"sk-ant-ort01-late",\
            "expires_in":28800}""";

    private final Connecting fixture = Connecting.start();
    private final StepGate gate = new StepGate();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void deletesTheConnection() {
        fixture.signIn();

        String note = fixture.service.disconnect(ACCOUNT);

        assertThat(note).contains("no way to end a sign-in");
        assertNotConnected();
        fixture.restart();
        assertNotConnected();
        assertEquals(0, rows());
    }

    @Test
    void isNotUndoneByARefreshUnderWay() throws Exception {
        OAuthTokens refused = fixture.signIn();
        CompletableFuture<CredentialState> renewed = heldRefresh(refused);

        fixture.service.disconnect(ACCOUNT);
        gate.open();

        assertThat(renewed.get(10, TimeUnit.SECONDS)).isInstanceOf(Unavailable.class);
        assertNotConnected();
        assertEquals(0, rows());
    }

    @Test
    void isNotUndoneByASignInUnderWay() throws Exception {
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));
        fixture.upstream.on(Route.TOKEN).next(Answer.json(NEXT_PAIR).waitAfter(0, gate));
        CompletableFuture<ConnectOutcome> outcome =
                CompletableFuture.supplyAsync(
                        () -> fixture.service.completeLogin(ACCOUNT, consent.pasted(), null));
        gate.awaitArrival();

        fixture.service.disconnect(ACCOUNT);
        gate.open();

        assertEquals(
                new ConnectOutcome.Refused(
                        Setback.of(
                                Obstacle.CANCELLED, "The sign-in was cancelled in the meantime.")),
                outcome.get(10, TimeUnit.SECONDS));
        assertNotConnected();
    }

    @Test
    void aLateRefreshDoesNotTouchTheNextConnection() throws Exception {
        OAuthTokens refused = fixture.signIn();
        CompletableFuture<CredentialState> renewed = heldRefresh(refused);

        fixture.service.disconnect(ACCOUNT);
        OAuthTokens next = fixture.signIn();
        gate.open();

        assertEquals(new Ready(next), renewed.get(10, TimeUnit.SECONDS));
        fixture.restart();
        assertEquals(new Ready(next), fixture.service.credential(ACCOUNT));
    }

    @Test
    void onlyTheTokensOneKnowsCanBeReplaced() {
        OAuthTokens tokens = fixture.signIn();
        SecretBox box = SecretBox.open(new KeyFile(fixture.keyFile()));
        ConnectionStore store = new ConnectionStore(fixture.temp.database(), box);
        Connection connection = store.find(ACCOUNT).orElseThrow();

        Holding.Tokens second = new Holding.Tokens(tokens, 2, null);
        Holding.Tokens third = new Holding.Tokens(tokens, 3, null);

        assertFalse(store.rotate(connection, third));
        assertTrue(store.rotate(connection, second));
        assertFalse(store.rotate(connection, second));
        assertFalse(store.rotate(ofOtherAccount(connection), third));
        assertTrue(store.rotate(connection, third));
    }

    private static Connection ofOtherAccount(Connection it) {
        return new Connection(
                it.id(), "account-2", it.kind(), it.account(), it.standing(), it.holding());
    }

    private CompletableFuture<CredentialState> heldRefresh(OAuthTokens refused) {
        fixture.upstream.on(Route.TOKEN).next(Answer.json(NEXT_PAIR).waitAfter(0, gate));
        CompletableFuture<CredentialState> renewed =
                CompletableFuture.supplyAsync(() -> fixture.service.renew(ACCOUNT, refused));
        gate.awaitArrival();
        return renewed;
    }

    private void assertNotConnected() {
        assertThat(fixture.service.credential(ACCOUNT)).isInstanceOf(Unavailable.class);
        assertEquals(State.NONE, fixture.service.status(ACCOUNT).state());
    }

    private int rows() {
        return fixture.temp
                .database()
                .read(
                        h ->
                                h.createQuery(
                                                """
                                                SELECT (SELECT COUNT(*) FROM connections)
                                                    + (SELECT COUNT(*) FROM oauth_tokens)
                                                """)
                                        .mapTo(Integer.class)
                                        .one());
    }
}
