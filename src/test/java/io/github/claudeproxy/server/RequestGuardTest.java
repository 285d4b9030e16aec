package io.github.claudeproxy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestGuardTest {
    private TestServer server;

    @BeforeAll
    void start() throws ListenException {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String answer(String request) {
        try (RawClient client = server.client()) {
            return client.send(request).readAll();
        }
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\nConnection: close\n" + headers + "\n";
    }

    private String post(String headers, String body) {
        return answer(
                "POST /v1/messages HTTP/1.1\nHost: localhost\nConnection: close\n"
                        + headers
                        + "\n"
                        + body);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 200",
        "HEAD, 200",
        "POST, 200",
        "PUT, 200",
        "PATCH, 200",
        "DELETE, 200",
        "OPTIONS, 405",
        "TRACE, 405",
        "CONNECT, 405",
        "PROPFIND, 405",
        "get, 405"
    })
    void takesOnlyTheMethodsOfTheList(String method, int status) {
        String answer =
                answer(method + " /v1/models HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:3000",
                "localhost.:3000",
                "127.0.0.1:3000",
                "127.1.2.3",
                "[::1]:3000",
                "[0:0:0:0:0:0:0:1]",
                "proxy.example:443",
                "PROXY.example"
            })
    void answersToItsOwnNames(String host) {
        assertThat(answer(get("/v1/models", "Host: " + host + "\n"))).startsWith("HTTP/1.1 200");
        assertThat(answer(get("/api/x", "Host: " + host + "\n"))).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example:3000",
                "127.0.0.1.evil.example",
                "0.0.0.0:3000",
                "192.0.2.7",
                "[2001:db8::1]:3000",
                "proxy.example.evil.example",
                "xn--localhost"
            })
    void refusesOtherHostsEverywhere(String host) {
        for (String path : new String[] {"/v1/models", "/api/x", "/", "/healthz", "/metrics"}) {
            assertThat(answer(get(path, "Host: " + host + "\n"))).startsWith("HTTP/1.1 403");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host:\n", "Host: a b\n", "Host: localhost\nHost: localhost\n"})
    void refusesMissingAndBrokenHosts(String headers) {
        assertThat(answer(get("/v1/models", headers))).containsPattern("^HTTP/1.1 40[03]");
    }

    @Test
    void refusesHttp10WithoutHost() {
        assertThat(answer("GET /v1/models HTTP/1.0\n\n")).containsPattern("^HTTP/1.[01] 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xchunked",
                "identity, chunked",
                "gzip, chunked",
                "chunked, chunked",
                "identity",
                "chunked;q=1",
                "\"chunked\""
            })
    void refusesEveryTransferEncodingButChunked(String coding) {
        String answer = post("Transfer-Encoding: " + coding + "\n", "1\na\n0\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("invalid_request_error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\nContent-Length: 1\n",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n",
                "Content-Length: 1\nContent-Length: 1\n",
                "Content-Length: 1, 1\n",
                "Content-Length: +1\n",
                "Content-Length: -1\n",
                "Content-Length: 0x1\n",
                "Content-Length : 1\n"
            })
    void refusesAmbiguousLengths(String headers) {
        assertThat(post(headers, "a")).containsPattern("^HTTP/1.1 400");
    }

    @Test
    void takesNothingForARequestAfterAChunkedBody() {
        String request =
                "POST /v1/messages HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n";

        String answer = answer(request + "\n1\na\n0\n\n" + get("/v1/models", "Host: localhost\n"));

        assertThat(answer).startsWith("HTTP/1.1 200").contains("POST 1").doesNotContain("GET");
    }

    @Test
    void refusesChunkedInHttp10() {
        String answer =
                answer(
                        """
                        POST /v1/messages HTTP/1.0
                        Host: localhost
                        Transfer-Encoding: chunked

                        1
                        a
                        0

                        """);

        assertThat(answer).containsPattern("^HTTP/1.[01] 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1\n", "Transfer-Encoding: chunked\n"})
    void refusesABodyOnGet(String headers) {
        String answer = answer(get("/v1/models", "Host: localhost\n" + headers) + "1\na\n0\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("must not have a body");
    }

    /** A folded line is part of the value before it (RFC 9112, section 5.2), never a header. */
    @Test
    void takesNoFoldedLineForAHeader() {
        String answer =
                answer(
                        "POST /v1/messages HTTP/1.1\nHost: localhost\nConnection: close\n"
                                + "X-Folded: a\n Content-Length: 1\n\na");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("POST 0");
    }

    @Test
    void refusesASpaceBeforeTheFirstHeader() {
        String answer = answer("GET /v1/models HTTP/1.1\n Host: localhost\n\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example\n",
                "Origin: null\n",
                "Origin: http://localhost:8080\n",
                "Origin: https://localhost\n",
                "Referer: http://evil.example/localhost\n",
                "Referer: http://localhost.evil.example/\n",
                "Sec-Fetch-Site: cross-site\n",
                "Sec-Fetch-Site: same-site\n"
            })
    void refusesPagesOfOtherSitesOnTheApi(String header) {
        String answer = answer(get("/api/x", "Host: localhost\n" + header));

        assertThat(answer).startsWith("HTTP/1.1 403").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://localhost\n",
                "Referer: http://localhost\n",
                "Referer: http://localhost/keys\n",
                "Sec-Fetch-Site: same-origin\n",
                "Sec-Fetch-Site: none\n"
            })
    void letsItsOwnPagesCallTheApi(String header) {
        assertThat(answer(get("/api/x", "Host: localhost\n" + header))).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json; charset=utf-8, 200",
        "Application/JSON, 200",
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "application/jsonp, 415"
    })
    void takesOnlyJsonOnTheApi(String type, int status) {
        String answer =
                answer(
                        "POST /api/x HTTP/1.1\nHost: localhost\nConnection: close\n"
                                + "Content-Length: 2\nContent-Type: "
                                + type
                                + "\n\n{}");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models, 200",
        "/healthz, 200",
        "/readyz, 200",
        "/api/hello, 200",
        "/messages, 404",
        "/api/v1/messages, 404",
        "//v1/messages, 404",
        "/api/x, 403",
        "/api, 403",
        "/, 403",
        "/metrics, 403",
        "/assets/app.js, 403",
        "/API/x, 403"
    })
    void servesOthersThanThisMachineOnlyTheProxy(String path, int status) {
        String answer = answer(get(path, "Host: localhost\nX-Forwarded-For: 192.0.2.7\n"));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded: for=192.0.2.7", "X-Real-IP: 192.0.2.7", "Via: 1.1 proxy"})
    void takesWhatIsForwardedForAnother(String header) {
        String answer = answer(get("/api/x", "Host: localhost\n" + header + "\n"));

        assertThat(answer).startsWith("HTTP/1.1 403");
    }

    @Test
    void namesTheRequestInEveryRefusal() {
        String v1 = answer(get("/v1/models", "Host: evil.example\n"));
        String api = answer(get("/api/x", "Host: evil.example\n"));

        assertThat(v1)
                .containsPattern("request-id: cpr_\\w+")
                .containsPattern("\"request_id\":\"cpr_\\w+\"")
                .contains("\"type\":\"permission_error\"");
        assertThat(api)
                .containsPattern("request-id: cpr_\\w+")
                .containsPattern("\"request_id\":\"cpr_\\w+\"")
                .contains("\"status\":403");
    }
}
