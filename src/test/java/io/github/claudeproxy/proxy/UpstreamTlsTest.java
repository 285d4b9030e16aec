package io.github.claudeproxy.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.TestCertificate;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

import javax.net.ssl.SSLContext;

/** Upstream over TLS: only who holds a certificate for the configured name gets a credential. */
final class UpstreamTlsTest {
    private static URI localhost(FakeUpstream tls) {
        return URI.create("https://localhost:" + tls.port());
    }

    @Test
    void forwardsOverTls() throws Exception {
        TestCertificate certificate = TestCertificate.forHost("localhost");
        try (FakeUpstream tls = FakeUpstream.startTls(certificate);
                ProxyFixture proxy =
                        ProxyFixture.startForwardingTo(
                                localhost(tls), certificate.clientContext())) {
            tls.messages().next(MessageScript.standard().stream("m").inPiecesOf(1, 50));

            try (RawHttp client = proxy.connect()) {
                RawResponse stream = client.exchange(proxy.message(true));
                RawResponse json = client.exchange(proxy.message(false));

                assertEquals(List.of(200, 200), List.of(stream.status(), json.status()));
            }
            assertEquals(List.of("completed 200", "completed 200"), proxy.outcomes(2));
            assertEquals(1, tls.connections());
        }
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        TestCertificate certificate = TestCertificate.forHost("api.example.com");
        try (FakeUpstream tls = FakeUpstream.startTls(certificate);
                ProxyFixture proxy =
                        ProxyFixture.startForwardingTo(
                                localhost(tls), certificate.clientContext())) {
            assertEquals(502, proxy.call(proxy.message(true)).status());
            assertEquals(List.of(), tls.calls(Route.MESSAGES));
        }
    }

    @Test
    void refusesACertificateOfAStranger() throws Exception {
        TestCertificate certificate = TestCertificate.forHost("localhost");
        try (FakeUpstream tls = FakeUpstream.startTls(certificate);
                ProxyFixture proxy =
                        ProxyFixture.startForwardingTo(localhost(tls), SSLContext.getDefault())) {
            assertEquals(502, proxy.call(proxy.message(true)).status());
            assertEquals(List.of(), tls.calls(Route.MESSAGES));
        }
    }
}
