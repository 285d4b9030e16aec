package io.github.claudeproxy.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.SseException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.models.ModelInfo;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.BilledUsage;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The official SDK as a teammate's client. */
class AnthropicSdkTest {
    private static final String HELLO = "Hello from the fäke upstream — 你好 🌍.";
    private static final MessageCreateParams QUESTION =
            MessageCreateParams.builder()
                    .model("claude-sonnet-5-5")
                    .maxTokens(64)
                    .addUserMessage("Grüß dich 👋")
                    .build();

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private String key = "";

    @BeforeEach
    void makeAKey() {
        key = proxy.newKey("Anna");
    }

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void getsAMessageWithTheKeyInAuthorization() {
        Message message = client().authToken(key).build().messages().create(QUESTION);

        assertEquals(HELLO, textOf(message));
        assertEquals(upstream.bill(), proxy.awaitUsage(1));
    }

    @Test
    void getsAMessageWithTheKeyInXApiKey() {
        AnthropicClient client = client().apiKey("").putHeader("x-api-key", key).build();

        assertEquals(HELLO, textOf(client.messages().create(QUESTION)));
    }

    @Test
    void streamsAMessageWithTheKeyInAuthorization() {
        assertEquals(HELLO, stream(client().authToken(key).build()));
        assertEquals(upstream.bill(), proxy.awaitUsage(1));
    }

    @Test
    void streamsAMessageWithTheKeyInXApiKey() {
        assertEquals(HELLO, stream(client().apiKey("").putHeader("x-api-key", key).build()));
    }

    @Test
    void worksOnAClaudeAccountToo() {
        proxy.connectAccount();

        assertEquals(HELLO, stream(client().authToken(key).build()));
        assertTrue(upstream.awaitMessage().head().header("authorization").isPresent());
    }

    @Test
    void listsModelsAndCountsTokensForFree() {
        AnthropicClient client = client().apiKey(key).build();

        ModelInfo first = client.models().list().items().getFirst();
        long tokens =
                client.messages()
                        .countTokens(
                                MessageCountTokensParams.builder()
                                        .model("claude-sonnet-5-5")
                                        .addUserMessage("four words in it")
                                        .build())
                        .inputTokens();

        assertEquals(first.id(), client.models().retrieve(first.id()).id());
        assertEquals(upstream.calls(Route.COUNT_TOKENS).getFirst().body().length / 4, tokens);
        assertEquals(BilledUsage.NONE, upstream.bill());
    }

    @Test
    void isToldThatItsKeyIsWrong() {
        AnthropicClient client = client().apiKey("cpk_wrong").build();

        UnauthorizedException refusal =
                assertThrows(UnauthorizedException.class, () -> client.messages().create(QUESTION));

        assertEquals(401, refusal.statusCode());
        assertEquals(0, upstream.calls(Route.MESSAGES).size());
    }

    @Test
    void isToldOfARateLimitUpstream() {
        upstream.messages().next(Answer.rateLimited(7));

        RateLimitException limited =
                assertThrows(
                        RateLimitException.class,
                        () -> client().apiKey(key).build().messages().create(QUESTION));

        assertEquals("7", limited.headers().values("retry-after").getFirst());
    }

    @Test
    void isToldOfAnErrorWithinAStream() {
        upstream.messages()
                .next(new MessageScript().text("so far").fail("overloaded_error", "Overloaded"));

        assertThrows(SseException.class, () -> stream(client().apiKey(key).build()));
    }

    private AnthropicOkHttpClient.Builder client() {
        return AnthropicOkHttpClient.builder().baseUrl(proxy.url().toString()).maxRetries(0);
    }

    private static String textOf(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }

    private static String stream(AnthropicClient client) {
        try (StreamResponse<RawMessageStreamEvent> stream =
                client.messages().createStreaming(QUESTION)) {
            return stream.stream()
                    .flatMap(event -> event.contentBlockDelta().stream())
                    .flatMap(event -> event.delta().text().stream())
                    .map(delta -> delta.text())
                    .collect(Collectors.joining());
        }
    }
}
