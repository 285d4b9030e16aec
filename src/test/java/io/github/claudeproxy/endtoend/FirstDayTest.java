package io.github.claudeproxy.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.Profile;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RawResponse;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** From an empty directory to counted calls, over HTTP alone: the walk of the README. */
class FirstDayTest {
    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.fresh(upstream);

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void leadsToAnAnswerWithAnApiKey() throws IOException {
        assertEquals("owner", proxy.register().at("/user/role").asText());
        assertEquals(RunningProxy.EMAIL, proxy.login().at("/user/email").asText());
        assertEquals("api_key", proxy.connectApiKey().path("kind").asText());
        String key = proxy.newKey("Anna");

        RawResponse json = proxy.call(RawRequest.message(key, false));
        RawResponse stream = proxy.call(RawRequest.message(key, true));

        assertEquals(List.of(200, 200), List.of(json.status(), stream.status()));
        assertEquals(upstream.bill(), proxy.awaitUsage(2));
        assertEquals(1, proxy.api().get("/api/usage").json().path("by_key").size());
    }

    @Test
    void leadsToAnAnswerWithAClaudeAccount() throws IOException {
        proxy.register();

        JsonNode status = proxy.connectAccount();
        RawResponse answer = proxy.call(RawRequest.message(proxy.newKey("Anna"), true));

        assertEquals("oauth", status.path("kind").asText());
        assertEquals(Profile.EMAIL, status.path("account").asText());
        assertEquals(200, answer.status());
        assertEquals(MessageScript.USAGE, proxy.awaitUsage(1));
    }

    @Test
    void isStillThereAfterARestart() throws IOException {
        proxy.register();
        proxy.connectAccount();
        String key = proxy.newKey("Anna");
        proxy.call(RawRequest.message(key, false));
        proxy.awaitUsage(1);

        proxy.restart();
        RawResponse answer = proxy.call(RawRequest.message(key, false));

        assertEquals(200, answer.status());
        assertEquals(upstream.bill(), proxy.awaitUsage(2));
        assertEquals(0, upstream.oauth().refreshes());
    }

    @Test
    void leavesNoSecretOnDisk() throws IOException {
        proxy.register();
        String session = proxy.login().path("token").asText();
        proxy.connectApiKey();
        proxy.connectAccount();
        String key = proxy.newKey("Anna");
        proxy.call(RawRequest.message(key, true));
        proxy.awaitUsage(1);
        String access =
                upstream.awaitMessage().head().header("authorization").orElseThrow().substring(7);

        for (String secret :
                List.of(
                        RunningProxy.PASSWORD,
                        session,
                        FakeUpstream.API_KEY,
                        access,
                        key,
                        "sk-ant-ort01",
                        "Grüß dich",
                        "from the fäke upstream")) {
            assertEquals(List.of(), proxy.directory().filesWith(secret), secret);
        }
        assertTrue(!proxy.directory().filesWith(RunningProxy.EMAIL).isEmpty());
    }
}
