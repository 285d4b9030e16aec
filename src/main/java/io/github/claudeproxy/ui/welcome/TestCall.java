package io.github.claudeproxy.ui.welcome;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.setup.ClientAccess;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/** One short question to Claude, on the way a teammate's goes: through the network. Blocks. */
final class TestCall {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;

    TestCall(HttpClient client) {
        this.client = client;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Works(Duration after, String said) implements Outcome {}

        /** The proxy or Anthropic said no; {@code message} is theirs. */
        record Refused(int status, String message) implements Outcome {}

        /** Nobody answered at this address. */
        record Unreachable() implements Outcome {}
    }

    Outcome ask(URI base, KeySecret key) throws InterruptedException {
        String body =
                JSON.createObjectNode()
                        .put("model", ClientAccess.EXAMPLE_MODEL)
                        .put("max_tokens", 32)
                        .set(
                                "messages",
                                JSON.createArrayNode()
                                        .add(
                                                JSON.createObjectNode()
                                                        .put("role", "user")
                                                        .put("content", "Say hello in one word.")))
                        .toString();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/v1/messages"))
                        .timeout(PATIENCE)
                        .header("content-type", "application/json")
                        .header("anthropic-version", "2023-06-01")
                        .header("x-api-key", key.value())
                        .POST(BodyPublishers.ofString(body))
                        .build();
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return read(response, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException _) {
            return new Outcome.Unreachable();
        }
    }

    private static Outcome read(HttpResponse<String> response, Duration after) {
        JsonNode answer = json(response.body());
        return response.statusCode() == 200
                ? new Outcome.Works(after, said(answer))
                : new Outcome.Refused(
                        response.statusCode(), answer.path("error").path("message").asText());
    }

    /** What was thought before is of no interest here. */
    private static String said(JsonNode answer) {
        return answer.path("content").findValuesAsText("text").stream()
                .collect(Collectors.joining(" "));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return JSON.createObjectNode();
        }
    }
}
