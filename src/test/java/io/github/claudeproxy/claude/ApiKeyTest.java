package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.claudeproxy.claude.ConnectionStatus.Kind;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.claude.CredentialState.Ready;
import io.github.claudeproxy.claude.CredentialState.Unavailable;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

class ApiKeyTest {
    private static final String KEY = FakeUpstream.API_KEY;
    private static final String WRONG = "sk-ant-api03-wrong-0123456789-AA";

    private final Connecting fixture = Connecting.start();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void connectsAfterAskingAnthropic() {
        ConnectOutcome outcome = fixture.service.connectApiKey(ACCOUNT, "  " + KEY + "\n");

        ConnectionStatus expected =
                new ConnectionStatus(
                        true,
                        Kind.API_KEY,
                        "sk-ant-api03-…f-AA",
                        null,
                        null,
                        State.OK,
                        "Connected with an API key.");
        assertEquals(new ConnectOutcome.Connected(expected), outcome);
        Call call = fixture.upstream.calls().getFirst();
        assertEquals("/v1/models?limit=1", call.head().target());
        assertThat(call.head().header("x-api-key")).contains(KEY);
        assertThat(call.head().header("authorization")).isEmpty();
        assertThat(call.head().header("user-agent").orElseThrow()).startsWith("claude-proxy/");
    }

    @Test
    void givesTheKeyToRequestsAlsoAfterARestart() {
        fixture.service.connectApiKey(ACCOUNT, KEY);

        fixture.restart();

        Ready ready = (Ready) fixture.service.credential(ACCOUNT);
        assertEquals("x-api-key", ready.credential().headerName());
        assertEquals(KEY, ready.credential().headerValue());
        assertEquals(ready, fixture.service.awaitCredential(ACCOUNT));
        assertInstanceOf(Unavailable.class, fixture.service.credential("account-2"));
    }

    @Test
    void saysWhyAnthropicRefusesAKey() {
        fixture.service.connectApiKey(ACCOUNT, KEY);

        ConnectOutcome outcome = fixture.service.connectApiKey(ACCOUNT, WRONG);

        assertThat(((ConnectOutcome.Refused) outcome).message())
                .startsWith("Anthropic does not accept this API key: ")
                .doesNotContain(WRONG);
        Ready ready = (Ready) fixture.service.credential(ACCOUNT);
        assertEquals(KEY, ready.credential().headerValue());
    }

    static Stream<Arguments> uselessAnswers() {
        return Stream.of(
                Arguments.of(Answer.error(503), "status 503"),
                Arguments.of(Answer.error(529), "status 529"),
                Arguments.of(Answer.rateLimited(5), "status 429"),
                Arguments.of(Answer.html(200, "<h1>Hotel</h1>"), "wrong or blocked endpoint"),
                Arguments.of(Answer.html(403, "<h1>Wait</h1>"), "wrong or blocked endpoint"));
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void storesNothingThatCouldNotBeChecked(Answer answer, String why) {
        fixture.upstream.on(Route.MODELS).next(answer);

        ConnectOutcome outcome = fixture.service.connectApiKey(ACCOUNT, KEY);

        assertThat(((ConnectOutcome.Unreachable) outcome).message())
                .contains("not stored", why)
                .doesNotContain("<");
        assertEquals(State.NONE, fixture.service.status(ACCOUNT).state());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk-ant-short",
                "sk-ant-api03 with spaces 0123456789",
                "sk-ant-é0123456789012345"
            })
    void asksNobodyAboutWhatIsNoKey(String key) {
        assertInstanceOf(ConnectOutcome.Refused.class, fixture.service.connectApiKey(ACCOUNT, key));

        assertThat(fixture.upstream.calls()).isEmpty();
    }

    @Test
    void callsNobodyWithoutTls() {
        try (AnthropicHttp http = new AnthropicHttp(Connecting.CALL_TIMEOUT)) {
            var request =
                    java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create("http://anthropic.example/"));

            assertEquals(
                    new AnthropicHttp.Reply.NoAnswer(
                            new Setback(
                                    Obstacle.NOT_ENCRYPTED,
                                    "anthropic.example",
                                    "anthropic.example is not called without TLS")),
                    http.send(request));
        }
    }

    @Test
    void remembersARefusalUntilTheNextSuccess() {
        fixture.service.connectApiKey(ACCOUNT, KEY);
        Ready ready = (Ready) fixture.service.credential(ACCOUNT);

        fixture.service.refusedByUpstream(ACCOUNT, ready.credential());
        awaitState(State.REFUSED_UPSTREAM);
        assertThat(fixture.service.status(ACCOUNT).message()).contains("refuses");
        fixture.restart();
        assertEquals(State.REFUSED_UPSTREAM, fixture.service.status(ACCOUNT).state());
        assertEquals(ready, fixture.service.credential(ACCOUNT));
        fixture.service.confirmed(ACCOUNT);

        awaitState(State.OK);
    }

    @Test
    void doesNotHoldAnOldRefusalAgainstANewKey() {
        fixture.service.connectApiKey(ACCOUNT, KEY);
        Ready old = (Ready) fixture.service.credential(ACCOUNT);
        fixture.upstream.acceptApiKey(WRONG);
        fixture.service.connectApiKey(ACCOUNT, WRONG);

        fixture.service.refusedByUpstream(ACCOUNT, old.credential());

        assertSame(State.OK, fixture.service.status(ACCOUNT).state());
        assertThat(fixture.service.renew(ACCOUNT, old.credential()))
                .isEqualTo(fixture.service.credential(ACCOUNT));
    }

    private void awaitState(State state) {
        await().until(() -> fixture.service.status(ACCOUNT).state() == state);
    }
}
