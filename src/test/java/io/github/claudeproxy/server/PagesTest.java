package io.github.claudeproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class PagesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;

    @BeforeEach
    void start() throws ListenException {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/me", "/setup", "/join/some-token"})
    void areStrictAndKeepTheirAddressToThemselves(String path) throws Exception {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "referrer-policy")).isEqualTo("no-referrer");
        assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.body()).doesNotContain("some-token");
    }

    @Test
    void areSentAgainOnlyWhenChanged() throws Exception {
        HttpResponse<String> first = get("/web/app.css");
        HttpResponse<String> second = get("/web/app.css", "if-none-match", header(first, "etag"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void areCompressedForWhomTheyMayBe() throws Exception {
        HttpResponse<String> plain = get("/web/app.js");
        HttpResponse<String> gzipped = get("/web/app.js", "accept-encoding", "br, gzip");

        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(header(gzipped, "content-encoding")).isEqualTo("gzip");
        assertThat(length(gzipped)).isLessThan(length(plain) / 2);
    }

    @Test
    void mayBeLinkedToFromElsewhereButNotTheApiBehind() throws Exception {
        String[] link = {"sec-fetch-site", "cross-site"};

        assertThat(get("/", link).statusCode()).isEqualTo(200);
        assertThat(get("/join/x", link).statusCode()).isEqualTo(200);
        assertThat(get("/api/team/setup", link).statusCode()).isEqualTo(403);
        assertThat(get("/api/keys/list", link).statusCode()).isEqualTo(403);
    }

    @Test
    void ofTeammatesAreOpenToOtherMachinesTheDashboardIsNot() throws Exception {
        String[] elsewhere = {"x-forwarded-for", "10.0.0.9"};

        assertThat(get("/join/x", elsewhere).statusCode()).isEqualTo(200);
        assertThat(get("/api/team/setup", elsewhere).statusCode()).isEqualTo(200);
        assertThat(get("/", elsewhere).statusCode()).isEqualTo(403);
        assertThat(get("/api/keys/list", elsewhere).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port()).resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static long length(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("content-length").orElseThrow();
    }
}
