package io.github.claudeproxy.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.StepGate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that leaves takes its upstream call with it, whenever it leaves. */
final class DisconnectTest {
    private static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(50);

    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void cancelsBeforeTheFirstByte() throws IOException {
        proxy.upstream.messages().next(Answer.silence());
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(true));
            Call call = proxy.upstream.awaitMessage();

            long left = System.nanoTime();
            client.hangUp();

            assertThat(call.awaitPeerClosed() - left).isLessThan(AT_ONCE);
            assertEquals(List.of("client_aborted 499 partial"), proxy.outcomes(1));
        }
    }

    @Test
    void cancelsInMidStream() throws IOException {
        StepGate gate = new StepGate();
        proxy.upstream.messages().next(MessageScript.standard().stream("m").paced(gate));
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(true));
            gate.open();
            gate.open();
            RawHttp.Opened answer = client.open();
            answer.events().next();
            Call call = proxy.upstream.awaitMessage();

            long left = System.nanoTime();
            client.hangUp();

            assertThat(call.awaitPeerClosed() - left).isLessThan(AT_ONCE);
            assertEquals(List.of("client_aborted 200 partial"), proxy.outcomes(1));
        }
    }

    @Test
    void cancelsWhileUpstreamIsSilent() throws IOException {
        proxy.upstream.messages().next(MessageScript.standard().stream("m").silentAfter(2));
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(true)).open().events().next();
            Call call = proxy.upstream.awaitMessage();

            long left = System.nanoTime();
            client.reset();

            assertThat(call.awaitPeerClosed() - left).isLessThan(AT_ONCE);
            assertEquals(List.of("client_aborted 200 partial"), proxy.outcomes(1));
        }
    }

    @Test
    void sendsNothingForAClientThatLeavesInItsRequest() throws IOException {
        try (RawHttp client = proxy.connect()) {
            String head =
                    "POST /v1/messages HTTP/1.1\r\nhost: localhost\r\nx-api-key: " + proxy.key;
            client.send(head + "\r\ncontent-length: 100\r\n\r\n{\"model\":");
            client.hangUp();

            assertEquals(List.of("client_aborted 499 partial"), proxy.outcomes(1));
            assertEquals(List.of(), proxy.upstream.calls(Route.MESSAGES));
        }
    }

    @Test
    void noticesAClientThatPipelinedAndLeft() throws IOException {
        proxy.upstream.messages().next(Answer.silence());
        try (RawHttp client = proxy.connect()) {
            client.send(proxy.message(true));
            Call call = proxy.upstream.awaitMessage();
            client.send(" ");
            client.hangUp();

            call.awaitPeerClosed();
        }
    }
}
