package io.github.claudeproxy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.RunningProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

/** Nobody has to look at the screen to hear that a connection needs somebody. */
final class ConnectionAlertTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.fresh(upstream);

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    @Test
    void saysThatALoginIsOverUntilSomebodyConnectsAgain() throws IOException {
        proxy.register();
        proxy.connectAccount();
        String key = proxy.newKey("Anna");
        upstream.oauth().revokeAll();
        proxy.call(RawRequest.message(key, false));

        assertThat(awaitAlert(true).path("text").asText()).contains("connect it again");

        proxy.connectAccount();
        awaitAlert(false);
    }

    @Test
    void saysThatAnApiKeyIsRefusedUntilItIsTakenAgain() throws IOException {
        proxy.register();
        proxy.connectApiKey();
        String key = proxy.newKey("Anna");
        upstream.on(Route.MESSAGES).next(Answer.error(401));
        proxy.call(RawRequest.message(key, false));

        awaitAlert(true);

        proxy.call(RawRequest.message(key, false));
        awaitAlert(false);
    }

    /** The only alert there is, once it is or is no longer so. */
    private JsonNode awaitAlert(boolean active) {
        JsonNode alerts =
                await().atMost(PATIENCE)
                        .until(
                                () -> proxy.api().get("/api/alerts").json().path("alerts"),
                                found -> found.at("/0/active").asBoolean(!active) == active);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.at("/0/kind").asText()).isEqualTo("connection_lost");
        return alerts.get(0);
    }
}
