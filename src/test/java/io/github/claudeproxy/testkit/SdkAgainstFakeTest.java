package io.github.claudeproxy.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.models.ModelInfo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

/** The fake is good enough for the official SDK. */
class SdkAgainstFakeTest {
    private static final String HELLO = "Hello from the fäke upstream — 你好 🌍.";
    private static final MessageCreateParams QUESTION =
            MessageCreateParams.builder()
                    .model("claude-sonnet-5-5")
                    .maxTokens(64)
                    .addUserMessage("Grüß dich 👋")
                    .build();

    private final FakeUpstream upstream = FakeUpstream.start();

    @BeforeEach
    void takeTheSdksWayOfSendingKeys() {
        upstream.acceptApiKeysAsBearer();
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void getsAMessageWithAnApiKey() {
        Message message = withApiKey(FakeUpstream.API_KEY).messages().create(QUESTION);

        assertEquals(HELLO, textOf(message));
        assertEquals(MessageScript.USAGE.outputTokens(), message.usage().outputTokens());
    }

    @Test
    void streamsAMessageWithAnOAuthToken() {
        AnthropicClient client =
                builder()
                        .authToken(upstream.oauth().issue().access())
                        .putHeader("anthropic-beta", "oauth-2025-04-20")
                        .build();

        try (StreamResponse<RawMessageStreamEvent> stream =
                client.messages().createStreaming(QUESTION)) {
            assertEquals(HELLO, textOf(stream));
        }
    }

    @Test
    void listsModelsAndCountsTokens() {
        AnthropicClient client = withApiKey(FakeUpstream.API_KEY);

        List<String> models = client.models().list().items().stream().map(ModelInfo::id).toList();
        ModelInfo model = client.models().retrieve(models.getFirst());
        long tokens =
                client.messages()
                        .countTokens(
                                MessageCountTokensParams.builder()
                                        .model("claude-sonnet-5-5")
                                        .addUserMessage("four words in it")
                                        .build())
                        .inputTokens();

        assertEquals(models.getFirst(), model.id());
        assertEquals(upstream.calls(Route.COUNT_TOKENS).getFirst().body().length / 4, tokens);
    }

    @Test
    void isRefusedWithAWrongKey() {
        AnthropicClient client = withApiKey("sk-ant-api03-wrong");

        assertThrows(UnauthorizedException.class, () -> client.messages().create(QUESTION));
    }

    private AnthropicOkHttpClient.Builder builder() {
        return AnthropicOkHttpClient.builder().baseUrl(upstream.url().toString()).maxRetries(0);
    }

    private AnthropicClient withApiKey(String key) {
        return builder().apiKey(key).build();
    }

    private static String textOf(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }

    private static String textOf(StreamResponse<RawMessageStreamEvent> stream) {
        return stream.stream()
                .flatMap(event -> event.contentBlockDelta().stream())
                .flatMap(event -> event.delta().text().stream())
                .map(delta -> delta.text())
                .collect(Collectors.joining());
    }
}
