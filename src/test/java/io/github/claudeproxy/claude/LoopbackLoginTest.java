package io.github.claudeproxy.claude;

import static io.github.claudeproxy.claude.Connecting.ACCOUNT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Consent;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.texts.Texts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class LoopbackLoginTest {
    private final Connecting fixture = Connecting.start();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]"})
    void connectsWhenTheBrowserComesBack(String address) throws Exception {
        LoopbackLogin login = fixture.service.startLoopbackLogin(ACCOUNT);
        URI callback = callback(login);

        RawResponse page =
                get(at(address, callback), callback.getRawPath() + "?" + callback.getRawQuery());

        assertEquals(200, page.status());
        assertThat(page.text()).contains("<h1>Connected</h1>").doesNotContain("src=", "href=");
        assertThat(page.header("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertInstanceOf(ConnectOutcome.Connected.class, outcome(login).get(10, TimeUnit.SECONDS));
        assertEquals(State.OK, fixture.service.status(ACCOUNT).state());
        awaitClosed(callback);
    }

    @Test
    void sendsTheBrowserToLocalhost() {
        URI callback = callback(fixture.service.startLoopbackLogin(ACCOUNT));

        assertThat(callback.toString()).matches("http://localhost:\\d+/callback\\?.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/favicon.ico",
                "/callback",
                "/callback/?code=a&state=b",
                "/callback?",
                "/callback?code=a",
                "/callback?code=a&state=b",
                "/callback?code=a&state=%zz"
            })
    void keepsWaitingThroughStrayRequests(String target) throws IOException {
        LoopbackLogin login = fixture.service.startLoopbackLogin(ACCOUNT);
        URI callback = callback(login);

        RawResponse answer = get(at("127.0.0.1", callback), target);

        assertThat(answer.status()).isIn(400, 404);
        assertFalse(outcome(login).isDone());
        assertEquals(0, fixture.upstream.oauth().exchanges());
    }

    @Test
    void answersOnlyGetRequestsMeantForIt() throws IOException {
        LoopbackLogin login = fixture.service.startLoopbackLogin(ACCOUNT);
        URI callback = callback(login);
        String target = callback.getRawPath() + "?" + callback.getRawQuery();
        URI url = at("127.0.0.1", callback);

        RawResponse rebound =
                RawHttp.call(url, RawRequest.get(target).header("host", "evil.example:1"));
        RawResponse posted = RawHttp.call(url, RawRequest.post(target, "{}"));

        assertEquals(404, rebound.status());
        assertEquals(405, posted.status());
        assertFalse(outcome(login).isDone());
    }

    @Test
    void endsWhenTheUserDeclines() throws Exception {
        LoopbackLogin login = fixture.service.startLoopbackLogin(ACCOUNT);
        URI callback = callback(login);

        RawResponse page =
                get(
                        at("127.0.0.1", callback),
                        "/callback?error=access_denied&state=" + login.start().state());

        assertEquals(400, page.status());
        assertThat(page.text()).contains("The access was not granted.");
        assertInstanceOf(ConnectOutcome.Refused.class, outcome(login).get(10, TimeUnit.SECONDS));
    }

    @Test
    void mayEndByPastingInstead() throws Exception {
        LoopbackLogin login = fixture.service.startLoopbackLogin(ACCOUNT);
        Consent consent = fixture.consent(login.start());

        ConnectOutcome pasted = fixture.service.completeLogin(ACCOUNT, consent.callbackUrl(), null);

        assertInstanceOf(ConnectOutcome.Connected.class, pasted);
        assertEquals(pasted, outcome(login).get(10, TimeUnit.SECONDS));
        awaitClosed(URI.create(consent.callbackUrl()));
    }

    @Test
    void endsWhenThePastedCodeIsSpentInVain() throws Exception {
        LoopbackLogin login = fixture.service.startLoopbackLogin(ACCOUNT);
        Consent consent = fixture.consent(login.start());
        fixture.upstream.on(Route.TOKEN).next(Answer.error(503));

        ConnectOutcome pasted = fixture.service.completeLogin(ACCOUNT, consent.pasted(), null);

        assertInstanceOf(ConnectOutcome.Unreachable.class, pasted);
        assertEquals(pasted, outcome(login).get(10, TimeUnit.SECONDS));
    }

    @Test
    void isEndedByTheNextOneAndByDisconnecting() throws Exception {
        LoopbackLogin first = fixture.service.startLoopbackLogin(ACCOUNT);
        LoopbackLogin second = fixture.service.startLoopbackLogin(ACCOUNT);
        assertInstanceOf(ConnectOutcome.Refused.class, outcome(first).get(10, TimeUnit.SECONDS));

        fixture.service.disconnect(ACCOUNT);

        assertInstanceOf(ConnectOutcome.Refused.class, outcome(second).get(10, TimeUnit.SECONDS));
        awaitClosed(callback(second));
    }

    @Test
    void escapesWhatThePageRepeats() {
        LoopbackPage page =
                LoopbackPage.of(
                        new ConnectOutcome.Refused(
                                new Setback(Obstacle.CODE_REFUSED, "<script>&", "")),
                        Texts.of(Locale.ENGLISH));

        assertThat(page.html()).contains("&lt;script&gt;&amp;").doesNotContain("<script>");
    }

    private URI callback(LoopbackLogin login) {
        return URI.create(fixture.consent(login.start()).callbackUrl());
    }

    private static URI at(String address, URI callback) {
        return URI.create("http://" + address + ":" + callback.getPort());
    }

    private static RawResponse get(URI url, String target) throws IOException {
        return RawHttp.call(url, RawRequest.get(target));
    }

    private static void awaitClosed(URI callback) {
        await().until(
                        () -> {
                            try (RawHttp _ = RawHttp.connect(at("127.0.0.1", callback))) {
                                return false;
                            } catch (ConnectException e) {
                                return true;
                            }
                        });
    }

    private static CompletableFuture<ConnectOutcome> outcome(LoopbackLogin login) {
        return login.outcome().toCompletableFuture();
    }
}
