package io.github.claudeproxy.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.MessageScript;
import io.github.claudeproxy.testkit.RawHttp;
import io.github.claudeproxy.testkit.RawRequest;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.SseFrame;
import io.github.claudeproxy.testkit.SseReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whoever manages the account sees calls as they run, and ends them. */
class ActivityTest {
    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final String key = proxy.newKey("Anna");

    @AfterEach
    void close() {
        proxy.close();
        upstream.close();
    }

    private SseReader feed(RawHttp client) throws IOException {
        String token = proxy.login().path("token").asText();
        RawRequest request =
                RawRequest.get("/api/activity/stream").header("authorization", "Bearer " + token);
        RawHttp.Opened opened = client.send(request).open();
        assertEquals(Optional.of("text/event-stream"), opened.head().header("content-type"));
        return opened.events();
    }

    private static JsonNode awaitUpdate(SseReader feed, Predicate<JsonNode> wanted)
            throws IOException {
        while (true) {
            SseFrame frame = feed.next().orElseThrow();
            if (frame.event().equals("activity") && wanted.test(frame.json())) {
                return frame.json();
            }
        }
    }

    @Test
    void followsACallAndStopsIt() throws IOException {
        upstream.messages().next(MessageScript.standard().stream("m").silentAfter(2));
        try (RawHttp watcher = RawHttp.connect(proxy.url());
                RawHttp client = RawHttp.connect(proxy.url())) {
            SseReader feed = feed(watcher);
            SseReader answer = client.send(RawRequest.message(key, true)).open().events();
            answer.next();

            JsonNode running =
                    awaitUpdate(feed, now -> now.at("/running/0/input_tokens").asInt() > 0);
            assertEquals("streaming", running.at("/running/0/state").asText());
            assertEquals("Anna", running.at("/running/0/key_name").asText());
            String id = running.at("/running/0/request_id").asText();
            assertEquals(
                    id,
                    proxy.api().get("/api/activity").json().at("/running/0/request_id").asText());

            assertEquals(204, proxy.api().post("/api/activity/" + id + "/stop", "").status());

            assertEquals("error", answer.all().getLast().event());
            JsonNode ended = awaitUpdate(feed, now -> !now.path("ended").isEmpty());
            assertEquals(id, ended.at("/ended/0/request_id").asText());
            assertEquals("stopped", ended.at("/ended/0/state").asText());
            assertEquals(0, ended.path("running").size());
            assertEquals(404, proxy.api().post("/api/activity/" + id + "/stop", "").status());
            assertEquals(1, proxy.api().get("/api/activity").json().path("ended").size());
            assertEquals(0, proxy.api().get("/api/activity?ended=0").json().path("ended").size());
            JsonNode noted = proxy.api().get("/api/audit?action=call.stop").json();
            assertEquals(1, noted.path("changes").size());
            assertEquals(id, noted.at("/changes/0/subject").asText());
            assertEquals("Anna", noted.at("/changes/0/label").asText());
        }
        await().until(
                        () ->
                                proxy.api()
                                        .get("/api/usage/calls?outcome=stopped")
                                        .json()
                                        .at("/calls"),
                        calls -> calls.size() == 1);
    }

    @Test
    void saysWhyCallsWereRefused() throws IOException {
        String id = proxy.api().get("/api/keys/list").json().at("/keys/0/id").asText();
        proxy.api().put("/api/keys/" + id + "/limits", "{'models':['claude-haiku-*']}");
        assertEquals(403, proxy.call(RawRequest.message(key, false)).status());
        try (RawHttp watcher = RawHttp.connect(proxy.url())) {
            SseReader feed = feed(watcher);
            feed.next();
            proxy.api().patched("/api/keys/" + id, "{'state':'disabled'}");
            assertEquals(401, proxy.call(RawRequest.message(key, false)).status());

            JsonNode update = awaitUpdate(feed, now -> !now.path("ended").isEmpty());

            assertEquals("key_disabled", update.at("/ended/0/refused_for").asText());
            assertEquals("Anna", update.at("/ended/0/key_name").asText());
        }
        JsonNode ended = proxy.api().get("/api/activity").json().path("ended");
        assertEquals(List.of("key_disabled", "model"), ended.findValuesAsText("refused_for"));
        assertEquals(List.of("refused", "refused"), ended.findValuesAsText("state"));
    }

    @Test
    void endsTheFeedWithTheSession() throws IOException {
        try (RawHttp watcher = RawHttp.connect(proxy.url())) {
            SseReader feed = feed(watcher);
            feed.next();

            proxy.api().post("/api/auth/logout-everywhere", "");

            feed.all();
        }
    }

    @Test
    void endsTheFeedAtOnceWhenTheServerStops() throws IOException {
        try (RawHttp watcher = RawHttp.connect(proxy.url())) {
            SseReader feed = feed(watcher);
            feed.next();

            long start = System.nanoTime();
            proxy.restart();

            feed.all();
            assertTrue(
                    Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(10))
                            < 0);
        }
    }
}
