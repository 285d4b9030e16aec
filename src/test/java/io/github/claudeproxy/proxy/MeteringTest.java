package io.github.claudeproxy.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.testkit.BilledUsage;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** What is recorded equals what upstream billed, however the answer came. */
final class MeteringTest {
    private static final BilledUsage BILL =
            BilledUsage.of(1234, 567)
                    .withCache(89, 1011, 1213)
                    .withThinking(44)
                    .withServerTools(3, 2);
    private static final String COLUMNS =
            "model || ' ' || input_tokens || ' ' || output_tokens || ' ' || cache_read_input_tokens"
                    + " || ' ' || cache_creation_input_tokens || ' ' || cache_creation_5m_input_tokens"
                    + " || ' ' || cache_creation_1h_input_tokens || ' ' || thinking_tokens"
                    + " || ' ' || web_search_requests || ' ' || web_fetch_requests";
    private static final String ROW = "claude-opus-5-5 1234 567 89 2224 1011 1213 44 3 2";

    private ProxyFixture proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ProxyFixture.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void metersJsonAndStreamsAlike() throws IOException {
        Reply stream = MessageScript.standard().usage(BILL).stream("claude-opus-5-5");
        Reply json = MessageScript.standard().usage(BILL).json("claude-opus-5-5");
        List<Reply> answers =
                List.of(
                        stream,
                        json,
                        stream.inPiecesOf(1),
                        json.inPiecesOf(1),
                        stream.gzip(),
                        json.gzip());
        for (Reply answer : answers) {
            proxy.upstream.messages().next(answer);
            assertEquals(200, proxy.call(proxy.message(true)).status());
        }

        assertEquals(List.of(ROW, ROW, ROW, ROW, ROW, ROW), proxy.usage(answers.size(), COLUMNS));
    }

    @Test
    void takesTheLatestFigureInsteadOfASum() throws IOException {
        MessageScript script =
                MessageScript.standard()
                        .startUsage(BilledUsage.of(10, 1))
                        .text("a")
                        .usageSoFar(BilledUsage.of(10, 5))
                        .text("b")
                        .usage(BilledUsage.of(12, 9));
        proxy.upstream.messages().next(script);

        proxy.call(proxy.message(true));

        assertEquals(List.of("12 9"), proxy.usage(1, "input_tokens || ' ' || output_tokens"));
    }

    @Test
    void recordsNothingTwice() throws IOException {
        for (int i = 0; i < 20; i++) {
            proxy.call(proxy.message(i % 2 == 0));
        }

        assertEquals(20, proxy.usage(20, "request_id").stream().distinct().count());
        assertEquals(20, proxy.recorder.recorded());
    }
}
