package io.github.claudeproxy.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;

class RefusalTest {
    private static final String KEY = FakeUpstream.API_KEY;

    private final FakeUpstream upstream = FakeUpstream.start();

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void takesExactlyOneCredential() throws IOException {
        RawRequest none =
                RawRequest.post("/v1/messages", "{}").header("anthropic-version", "2023-06-01");

        assertRefused(401, "authentication_error", none);
        assertRefused(401, "authentication_error", none.header("x-api-key", "sk-ant-wrong"));
        assertRefused(
                401,
                "authentication_error",
                none.header("x-api-key", KEY).header("authorization", "Bearer " + KEY));
    }

    @Test
    void takesATokenOnlyWithTheOAuthBeta() throws IOException {
        RawRequest request =
                RawRequest.get("/v1/models")
                        .header("anthropic-version", "2023-06-01")
                        .header("authorization", "Bearer " + upstream.oauth().issue().access());

        assertRefused(401, "authentication_error", request);
        assertEquals(200, call(request.header("anthropic-beta", "a, oauth-2025-04-20")).status());
    }

    @Test
    void saysThatATokenHasExpired() throws IOException {
        RawRequest request =
                RawRequest.get("/v1/models")
                        .header("anthropic-version", "2023-06-01")
                        .header("anthropic-beta", "oauth-2025-04-20")
                        .header("authorization", "Bearer " + upstream.oauth().issue().access());

        upstream.oauth().expireAccessTokens();

        RawResponse answer = call(request);
        assertEquals(401, answer.status());
        assertEquals("token_expired", answer.json().at("/error/details/error_code").asText());
    }

    @Test
    void wantsAVersionGoodJsonAndAKnownPath() throws IOException {
        RawRequest post = RawRequest.post("/v1/messages", "{}").header("x-api-key", KEY);
        RawRequest nonsense = RawRequest.post("/v1/messages", "{\"a\":").header("x-api-key", KEY);

        assertRefused(400, "invalid_request_error", post);
        assertRefused(
                400, "invalid_request_error", nonsense.header("anthropic-version", "2023-06-01"));
        assertRefused(404, "not_found_error", RawRequest.get("/v1/nothing"));
    }

    @Test
    void refusesABodyOver32MiBWithoutReadingIt() throws IOException {
        String tooMuch = Long.toString(32L * 1024 * 1024 + 1);
        RawRequest request =
                RawRequest.of("POST", "/v1/messages").header("content-length", tooMuch);

        assertRefused(413, "request_too_large", request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-forwarded-for: 10.0.0.1",
                "Forwarded: for=10.0.0.1",
                "cookie: a=b",
                "proxy-authorization: Basic eA==",
                "x-anything: cpk_0123",
                "connection: x-custom",
                "te: trailers",
                "host: other.example.test"
            })
    void countsWhatMustNotBeSentAsViolation(String line) throws IOException {
        upstream.expectViolations();
        List<String> header = List.of(line.split(": ", 2));

        call(RawRequest.message(KEY, false).header(header.get(0), header.get(1)));

        assertEquals(1, upstream.violations().size());
        assertThrows(AssertionError.class, upstream::assertNoViolations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/models HTTP/1.1\nhost: x\n\n",
                "GET /v1/models HTTP/1.1\r\n\r\n",
                "GET http://x/v1/models HTTP/1.1\r\nhost: x\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nhost: x\r\na : b\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nhost: x\r\na: b\r\n c\r\n\r\n",
                "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\nx",
                "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: +1\r\n\r\nx",
                "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip, chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\na: b\r\n\r\n"
            })
    void countsBadFramingAsViolation(String request) throws IOException {
        upstream.expectViolations();

        try (RawHttp client = RawHttp.connect(upstream.url())) {
            assertEquals(400, client.send(request).read().status());
        }

        assertTrue(upstream.violations().getLast().startsWith("bad framing"));
    }

    @Test
    void failsTheTestAtCloseAfterAViolation() throws IOException {
        FakeUpstream other = FakeUpstream.start();
        RawHttp.call(other.url(), RawRequest.message(KEY, false).header("cookie", "a=b"));

        assertThrows(AssertionError.class, other::close);
    }

    private void assertRefused(int status, String type, RawRequest request) throws IOException {
        RawResponse answer = call(request);
        assertEquals(status, answer.status());
        assertEquals(type, answer.json().at("/error/type").asText());
        assertEquals(
                answer.header("request-id").orElseThrow(),
                answer.json().path("request_id").asText());
    }

    private RawResponse call(RawRequest request) throws IOException {
        return RawHttp.call(upstream.url(), request);
    }
}
