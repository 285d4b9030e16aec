package io.github.claudeproxy.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import javax.net.ssl.SSLHandshakeException;

class FakeUpstreamTlsTest {
    @Test
    void servesAClientThatTrustsItsCertificate() throws Exception {
        TestCertificate certificate = TestCertificate.forHost("localhost");

        try (FakeUpstream upstream = FakeUpstream.startTls(certificate)) {
            assertEquals(200, modelsOf(upstream, certificate));
        }
    }

    @Test
    void isRefusedWithTheNameOfAnotherHost() {
        TestCertificate certificate = TestCertificate.forHost("other.example.test");

        try (FakeUpstream upstream = FakeUpstream.startTls(certificate)) {
            assertThrows(SSLHandshakeException.class, () -> modelsOf(upstream, certificate));
        }
    }

    private static int modelsOf(FakeUpstream upstream, TestCertificate certificate)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(upstream.url().resolve("/v1/models"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("x-api-key", FakeUpstream.API_KEY)
                        .header("anthropic-version", "2023-06-01")
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.clientContext()).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
