package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;
import static io.github.claudeproxy.claude.Connecting.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.claude.CredentialState.Ready;
import io.github.claudeproxy.claude.CredentialState.Unavailable;
import io.github.claudeproxy.testkit.FakeUpstream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class StoredCredentialsTest {
    private final Connecting fixture = Connecting.start();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void outliveARestart() {
        OAuthTokens first = fixture.signIn();
        fixture.restart();
        assertEquals(new Ready(first), fixture.service.credential(ACCOUNT));

        OAuthTokens second = tokens(fixture.service.renew(ACCOUNT, first));
        ConnectionStatus status = fixture.service.status(ACCOUNT);
        fixture.restart();

        assertEquals(new Ready(second), fixture.service.credential(ACCOUNT));
        assertEquals(status, fixture.service.status(ACCOUNT));
    }

    @Test
    void cannotBeReadFromTheFiles() {
        OAuthTokens first = fixture.signIn();
        OAuthTokens second = tokens(fixture.service.renew(ACCOUNT, first));
        fixture.service.connectApiKey("account-2", FakeUpstream.API_KEY);

        List<String> files =
                fixture.temp.contents().stream()
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .toList();

        List<String> secrets =
                Stream.concat(secrets(first), secrets(second)).map(Secret::reveal).toList();
        assertThat(files)
                .allSatisfy(
                        file -> {
                            assertThat(file).doesNotContain(secrets);
                            assertThat(file).doesNotContain(FakeUpstream.API_KEY, "sk-ant-oat");
                        });
    }

    @Test
    void areNotPrinted() {
        OAuthTokens tokens = fixture.signIn();

        List<String> printed =
                List.of(
                        tokens.toString(),
                        fixture.service.credential(ACCOUNT).toString(),
                        fixture.service.startLogin(ACCOUNT).toString(),
                        fixture.service.status(ACCOUNT).toString());

        assertThat(printed)
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .doesNotContain(
                                                secrets(tokens).map(Secret::reveal).toList()));
    }

    @Test
    void areToBeConnectedAgainWhenTheKeyIsLost() throws IOException {
        fixture.signIn();
        byte[] key = Files.readAllBytes(fixture.keyFile());
        Files.delete(fixture.keyFile());
        fixture.restart();

        Unavailable unavailable =
                assertInstanceOf(Unavailable.class, fixture.service.credential(ACCOUNT));
        ConnectionStatus status = fixture.service.status(ACCOUNT);

        assertThat(unavailable.message())
                .startsWith("The stored credentials cannot be opened")
                .contains("connect the account again");
        assertEquals(unavailable, fixture.service.awaitCredential(ACCOUNT));
        assertEquals(State.RECONNECT_NEEDED, status.state());
        assertEquals(unavailable.message(), status.message());

        Files.write(fixture.keyFile(), key);
        fixture.restart();
        assertEquals(State.OK, fixture.service.status(ACCOUNT).state());
    }

    @Test
    void areReplacedByConnectingAgain() throws IOException {
        fixture.signIn();
        Files.writeString(fixture.keyFile(), "damaged");
        fixture.restart();

        OAuthTokens tokens = fixture.signIn();
        fixture.restart();

        assertEquals(new Ready(tokens), fixture.service.credential(ACCOUNT));
    }

    @Test
    void areSealedAnewByARotation() throws IOException {
        OAuthTokens tokens = fixture.signIn();
        fixture.service.connectApiKey("account-2", FakeUpstream.API_KEY);

        fixture.service.rotateMasterKey();
        List<String> keys = Files.readAllLines(fixture.keyFile());
        Files.writeString(fixture.keyFile(), keys.getLast() + "\n");
        fixture.restart();

        assertEquals(2, keys.size());
        assertEquals(new Ready(tokens), fixture.service.credential(ACCOUNT));
        assertInstanceOf(Ready.class, fixture.service.credential("account-2"));
        fixture.service.renew(ACCOUNT, tokens);
        assertEquals(1, fixture.upstream.oauth().refreshes());
    }

    @Test
    void cannotBeMovedToAnotherAccount() {
        fixture.service.connectApiKey(ACCOUNT, FakeUpstream.API_KEY);
        fixture.service.connectApiKey("account-2", FakeUpstream.API_KEY);
        fixture.temp
                .database()
                .execute(
                        h ->
                                h.execute(
                                        """
                                        UPDATE connections SET api_key = (SELECT c.api_key
                                            FROM connections c WHERE c.account_id = 'account-1')
                                        WHERE account_id = 'account-2'
                                        """));

        fixture.restart();

        assertInstanceOf(Ready.class, fixture.service.credential(ACCOUNT));
        assertInstanceOf(Unavailable.class, fixture.service.credential("account-2"));
    }

    @Test
    void rememberThatTheTermsWereShown() {
        fixture.signIn();
        fixture.service.connectApiKey("account-2", FakeUpstream.API_KEY);

        List<String> accounts =
                fixture.temp
                        .database()
                        .read(
                                h ->
                                        h.createQuery(
                                                        """
                                                        SELECT account_id FROM connections
                                                        WHERE terms_shown_at IS NOT NULL
                                                        """)
                                                .mapTo(String.class)
                                                .list());

        assertEquals(List.of(ACCOUNT), accounts);
    }

    private static Stream<Secret> secrets(OAuthTokens tokens) {
        return Stream.of(tokens.accessToken(), Objects.requireNonNull(tokens.refreshToken()));
    }
}
