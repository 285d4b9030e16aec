package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RestApiTest {
    private TestApi api;
    private String owner;

    @BeforeAll
    void start() throws ListenException {
        api = TestApi.start();
        owner = api.owner();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{name:'a'}",
                "<xml/>"
            })
    void refusesWhatIsNotTheJsonItTakes(String body) {
        Reply reply = api.post("/api/keys/generate", owner, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        assertThat(reply.fields())
                .contains("type", "title", "status", "detail", "request_id")
                .doesNotContain("errors");
        assertThat(reply.text("/request_id")).isEqualTo(reply.header("request-id"));
    }

    @Test
    void refusesDeepAndLongValues() {
        String deep = "[".repeat(300) + "]".repeat(300);
        String longText = "a".repeat((64 << 10) + 1);

        Reply nested = api.post("/api/keys/generate", owner, "{\"endpoints\":" + deep + "}");
        Reply outsized = api.post("/api/keys/generate", owner, "{\"name\":\"" + longText + "\"}");

        assertThat(nested.status()).isEqualTo(400);
        assertThat(outsized.status()).isEqualTo(400);
    }

    @Test
    void refusesALargeBodyThatIsAnnounced() {
        Reply reply = api.post("/api/keys/generate", owner, "a".repeat((1 << 20) + 1));

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void refusesALargeBodyThatIsNotAnnounced() {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + api.port() + "/api/keys/generate"))
                        .header("content-type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.fromPublisher(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                new byte[(1 << 20) + 1])))
                        .build();

        assertThat(api.send(request).status()).isEqualTo(413);
    }

    @Test
    void namesTheMethodsOfAPath() {
        Reply reply = api.call("PUT", "/api/keys/list", owner, null);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/keys/list/",
                "/api/keys//rotate",
                "/api/keys/../users",
                "/api/Keys/list",
                "/api/keys%2Flist"
            })
    void saysThatThereIsNothing(String path) {
        assertThat(api.get(path, owner).status()).isEqualTo(404);
    }

    @Test
    void takesNoTokenFromAnywhereButTheHeader() {
        assertThat(api.get("/api/auth/me?token=" + owner, null).status()).isEqualTo(401);
        HttpRequest cookie =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + api.port() + "/api/auth/me"))
                        .header("cookie", "token=" + owner + "; authorization=Bearer " + owner)
                        .build();
        assertThat(api.send(cookie).status()).isEqualTo(401);
    }
}
