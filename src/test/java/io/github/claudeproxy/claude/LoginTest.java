package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.claude.ConnectionStatus.Kind;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Consent;
import io.github.claudeproxy.testkit.FakeOAuth;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.Profile;
import io.github.claudeproxy.testkit.Route;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

class LoginTest {
    private final Connecting fixture = Connecting.start();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void connectsWithWhatThePageShows() {
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));

        ConnectOutcome outcome =
                fixture.service.completeLogin(ACCOUNT, " " + consent.pasted() + "\n", null);

        ConnectionStatus expected =
                new ConnectionStatus(
                        true,
                        Kind.OAUTH,
                        Profile.EMAIL,
                        MovableClock.START.plus(Duration.ofHours(8)),
                        null,
                        State.OK,
                        "Connected with a Claude account; the token is kept fresh.");
        assertEquals(new ConnectOutcome.Connected(expected), outcome);
        assertEquals(expected, fixture.service.status(ACCOUNT));
    }

    @Test
    void asksForWhatTheConfigurationSays() {
        LoginStart start = fixture.service.startLogin(ACCOUNT);

        fixture.consent(start);

        Map<String, String> query = fixture.upstream.oauth().queries().getFirst();
        assertThat(query)
                .containsEntry("code", "true")
                .containsEntry("state", start.state())
                .containsEntry("redirect_uri", FakeOAuth.HOSTED_REDIRECT)
                .containsEntry("scope", "user:profile user:inference");
    }

    @Test
    void neverShowsTheVerifier() {
        LoginStart start = fixture.service.startLogin(ACCOUNT);

        Consent consent = fixture.consent(start);
        fixture.service.completeLogin(ACCOUNT, consent.pasted(), null);

        String verifier =
                fixture.upstream
                        .calls(Route.TOKEN)
                        .getFirst()
                        .json()
                        .path("code_verifier")
                        .asText();
        String shown = URLDecoder.decode(start.url().toString(), StandardCharsets.UTF_8);
        assertThat(shown).doesNotContain(verifier);
        assertThat(start.state()).hasSize(43).isNotEqualTo(verifier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CODE",
                "CODE#STATE",
                "code=CODE&state=STATE",
                "?state=STATE&code=CODE",
                "https://platform.claude.com/oauth/code/callback?code=CODE&state=STATE",
                "http://localhost:1234/callback?code=CODE&state=STATE#"
            })
    void takesTheCodeInAnyForm(String form) {
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));
        String pasted = form.replace("CODE", consent.code()).replace("STATE", consent.state());

        ConnectOutcome outcome = fixture.service.completeLogin(ACCOUNT, pasted, null);

        assertThat(outcome).isInstanceOf(ConnectOutcome.Connected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "sk-ant-api03-0123456789abcdef0123456789abcdef",
                "cpk_0123456789abcdef0123456789abcdef",
                "claude.ai/oauth/authorize",
                "CODE#CUT",
                "error=access_denied"
            })
    void staysOpenForTheRightAnswerAfterAWrongOne(String wrong) {
        LoginStart start = fixture.service.startLogin(ACCOUNT);
        Consent consent = fixture.consent(start);
        String pasted =
                wrong.replace("CODE", consent.code())
                        .replace("CUT", consent.state().substring(0, 30));

        ConnectOutcome refused = fixture.service.completeLogin(ACCOUNT, pasted, null);

        assertThat(refused).isInstanceOf(ConnectOutcome.Refused.class);
        assertThat(fixture.service.isOpen(ACCOUNT, start)).isTrue();
        assertThat(fixture.service.isOpen("another account", start)).isFalse();
        assertThat(fixture.service.completeLogin(ACCOUNT, consent.pasted(), null))
                .isInstanceOf(ConnectOutcome.Connected.class);
        assertThat(fixture.service.isOpen(ACCOUNT, start)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "STATE"})
    void takesTheStateBesideItAsWell(String beside) {
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));
        String state = beside.replace("STATE", consent.state());

        ConnectOutcome outcome = fixture.service.completeLogin(ACCOUNT, consent.pasted(), state);

        assertThat(outcome).isInstanceOf(ConnectOutcome.Connected.class);
    }

    @Test
    void keepsSeveralSignInsOpen() {
        LoginStart first = fixture.service.startLogin(ACCOUNT);
        fixture.service.startLogin(ACCOUNT);
        Consent consent = fixture.consent(first);

        ConnectOutcome outcome =
                fixture.service.completeLogin(ACCOUNT, consent.code(), consent.state());

        assertThat(outcome).isInstanceOf(ConnectOutcome.Connected.class);
    }

    @Test
    void saysThatAPageIsNoTokenEndpoint() {
        fixture.upstream.on(Route.TOKEN).next(Answer.html(403, "<h1>Just a moment</h1>"));
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));

        ConnectOutcome outcome = fixture.service.completeLogin(ACCOUNT, consent.pasted(), null);

        String message = ((ConnectOutcome.Unreachable) outcome).message();
        assertThat(message)
                .contains("403", "wrong or blocked endpoint")
                .doesNotContain("<", "moment");
    }

    @Test
    void doesNotCallA429AtLoginTooManyUsers() {
        fixture.upstream.on(Route.TOKEN).next(Answer.rateLimited(7));
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));

        ConnectOutcome outcome = fixture.service.completeLogin(ACCOUNT, consent.pasted(), null);

        assertThat(((ConnectOutcome.Unreachable) outcome).message())
                .contains("429", "CLAUDE_TOKEN_URL")
                .doesNotContain("many");
    }

    @Test
    void masksWhatARefusalRepeats() {
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));
        fixture.upstream
                .on(Route.TOKEN)
                .next(Answer.error(400, "invalid_grant", "no such code: " + consent.code()));

        ConnectOutcome outcome = fixture.service.completeLogin(ACCOUNT, consent.pasted(), null);

        assertThat(((ConnectOutcome.Refused) outcome).message())
                .contains("no such code")
                .doesNotContain(consent.code());
    }

    @Test
    void isCancelledByDisconnecting() {
        Consent consent = fixture.consent(fixture.service.startLogin(ACCOUNT));

        fixture.service.disconnect(ACCOUNT);

        assertThat(fixture.service.completeLogin(ACCOUNT, consent.pasted(), null))
                .isInstanceOf(ConnectOutcome.Refused.class);
        assertEquals(0, fixture.upstream.oauth().exchanges());
    }

    @Test
    void saysWhatTheTermsSay() {
        Terms terms = fixture.service.startLogin(ACCOUNT).terms();

        assertThat(terms.text()).contains("do not permit", "API key");
        assertThat(terms.links())
                .contains(terms.url(), "https://www.anthropic.com/legal/consumer-terms");
    }
}
