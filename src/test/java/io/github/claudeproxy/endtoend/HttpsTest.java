package io.github.claudeproxy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.Call;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.SseReader;
import io.github.claudeproxy.testkit.Trust;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The product over HTTPS does what it does over HTTP. */
class HttpsTest {
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy =
            RunningProxy.fresh(
                    upstream, Map.of(Setting.HOST, "127.0.0.1", Setting.HTTPS_PORT, "0"));
    private final String key = key();
    private final URI url = proxy.program().httpsUrl();
    private final SSLContext trust = Trust.in(proxy.api().get("/ca.pem").text());

    private String key() {
        proxy.register();
        proxy.connectApiKey();
        return proxy.newKey("Anna");
    }

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    private RawResponse call(RawRequest request) throws IOException {
        try (RawHttp client = RawHttp.connect(url, trust)) {
            return client.exchange(request);
        }
    }

    @Test
    void streamsUnchangedAndCounts() throws IOException {
        MessageScript script = MessageScript.standard();
        upstream.messages().next(script.stream("m"));
        RawResponse overHttp = proxy.call(RawRequest.message(key, true));
        upstream.messages().next(script.stream("m"));

        RawResponse overHttps = call(RawRequest.message(key, true));

        assertThat(overHttps.body()).isEqualTo(overHttp.body());
        proxy.awaitUsage(2);
    }

    @Test
    void answersManyCallsOnOneConnection() throws IOException {
        try (RawHttp client = RawHttp.connect(url, trust)) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.exchange(RawRequest.message(key, false)).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aClientThatLeavesIsNoticedBeforeTheFirstByte() throws IOException {
        upstream.messages().next(Answer.silence());
        try (RawHttp client = RawHttp.connect(url, trust)) {
            client.send(RawRequest.message(key, true));
            upstream.awaitMessage().body();
            leave(client);
        }
    }

    @Test
    void aClientThatLeavesIsNoticedWhileTheStreamIsSilent() throws IOException {
        upstream.messages().next(MessageScript.standard().stream("m").silentAfter(3));
        try (RawHttp client = RawHttp.connect(url, trust)) {
            SseReader events = client.send(RawRequest.message(key, true)).open().events();
            for (int i = 0; i < 3; i++) {
                events.next();
            }
            leave(client);
        }
    }

    private void leave(RawHttp client) throws IOException {
        long left = System.nanoTime();
        client.close();
        Duration seenAfter = Duration.ofNanos(upstream.awaitMessage().awaitPeerClosed() - left);
        assertThat(seenAfter).isLessThan(AT_ONCE);
        assertThat(upstream.awaitMessage().end()).isEqualTo(Call.End.ABORTED);
    }

    @Test
    void showsACertificateForTheAddressThatIsCalled() throws IOException {
        try (SSLSocket socket = socket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void speaksNoOldTls() throws IOException {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
        }
        assertThatThrownBy(
                        () -> {
                            try (SSLSocket socket = socket()) {
                                socket.setEnabledProtocols(new String[] {"TLSv1.1"});
                                socket.startHandshake();
                            }
                        })
                .isInstanceOf(SSLHandshakeException.class);
    }

    private SSLSocket socket() throws IOException {
        return (SSLSocket) trust.getSocketFactory().createSocket(url.getHost(), url.getPort());
    }

    @Test
    void showsANewCertificateWithoutAnotherListener() {
        int port = url.getPort();

        proxy.api().posted("/api/network/renew-authority", "{}");

        assertThatThrownBy(() -> call(RawRequest.message(key, false)))
                .isInstanceOf(SSLHandshakeException.class);
        SSLContext renewed = Trust.in(proxy.api().get("/ca.pem").text());
        await().untilAsserted(
                        () -> {
                            try (RawHttp client = RawHttp.connect(url, renewed)) {
                                assertThat(client.exchange(RawRequest.message(key, false)).status())
                                        .isEqualTo(200);
                            }
                        });
        assertThat(proxy.program().httpsUrl().getPort()).isEqualTo(port);
    }

    @Test
    void plainHttpOnTheTlsPortIsCut() throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1.1 200");
        }
        assertThat(proxy.api().get("/healthz").text()).isEqualTo("ok\n");
    }
}
