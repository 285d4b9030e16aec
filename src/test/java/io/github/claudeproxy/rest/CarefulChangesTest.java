package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.claudeproxy.network.ListenException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Nobody overwrites what somebody else just changed, and nothing is made twice. */
final class CarefulChangesTest {
    private static final String NEW_KEY = "{\"name\":\"Ada\"}";

    private TestApi api;
    private String owner;

    @BeforeEach
    void start() throws ListenException {
        api = TestApi.start();
        owner = api.owner();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply generate(String idempotencyKey, String body) {
        return api.callWith(
                Map.of("authorization", "Bearer " + owner, "idempotency-key", idempotencyKey),
                "POST",
                "/api/keys/generate",
                body);
    }

    private Reply change(String method, String path, @Nullable String body, String ifMatch) {
        return api.callWith(
                Map.of("authorization", "Bearer " + owner, "if-match", ifMatch),
                method,
                path,
                body);
    }

    private List<String> names() {
        return api.get("/api/keys/list", owner).json().path("keys").findValuesAsText("name");
    }

    @Test
    void makesOneKeyHoweverOftenItIsAsked() {
        Reply first = generate("a1", NEW_KEY);
        Reply second = generate("a1", NEW_KEY);

        assertEquals(201, second.status());
        assertEquals(first.json(), second.json());
        assertEquals("", first.header("idempotency-replayed"));
        assertEquals("true", second.header("idempotency-replayed"));
        assertEquals(List.of("Ada"), names());
    }

    @Test
    void forgetsAfterFiveMinutesWhatWasAsked() {
        Reply first = generate("a1", NEW_KEY);

        api.passes(Replays.LIFE.minusSeconds(1));
        Reply second = generate("a1", NEW_KEY);
        api.passes(Duration.ofSeconds(1));
        Reply late = generate("a1", "{\"name\":\"Bob\"}");

        assertEquals(first.json(), second.json());
        assertEquals(201, late.status());
        assertEquals("", late.header("idempotency-replayed"));
        assertThat(names()).containsExactlyInAnyOrder("Ada", "Bob");
    }

    @Test
    void refusesTheSameIntentForSomethingElse() {
        generate("a1", NEW_KEY);

        Reply other = generate("a1", "{\"name\":\"Bob\"}");

        assertEquals(422, other.status());
        assertEquals("application/problem+json", other.header("content-type"));
        assertEquals(List.of("Ada"), names());
    }

    @Test
    void letsWhatFailedBeTriedAgain() {
        assertEquals(400, generate("a1", "{\"name\":\"\"}").status());

        assertEquals(201, generate("a1", NEW_KEY).status());
    }

    @Test
    void keepsIntentsOfUsersApart() {
        generate("a1", NEW_KEY);
        String admin = api.admin(owner, "admin@example.com");

        Reply theirs =
                api.callWith(
                        Map.of("authorization", "Bearer " + admin, "idempotency-key", "a1"),
                        "POST",
                        "/api/keys/generate",
                        "{\"name\":\"Bob\"}");

        assertEquals(201, theirs.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with a blank"})
    void refusesIntentsThatAreNone(String key) {
        assertEquals(400, generate(key, NEW_KEY).status());
    }

    @Test
    void refusesAChangeOfWhatIsNotThereAnyMore() {
        String path = "/api/keys/" + generate("a1", NEW_KEY).text("/id");
        String tag = api.get(path, owner).header("etag");

        Reply renamed = change("PATCH", path, "{\"name\":\"Eve\"}", tag);
        Reply late = change("PATCH", path, "{\"name\":\"Mallory\"}", tag);
        Reply gone = change("DELETE", path, null, tag);

        assertEquals(200, renamed.status());
        assertNotEquals(tag, renamed.header("etag"));
        assertEquals(412, late.status());
        assertEquals("application/problem+json", late.header("content-type"));
        assertEquals(412, gone.status());
        assertEquals(List.of("Eve"), names());
        assertEquals(204, change("DELETE", path, null, renamed.header("etag")).status());
    }

    @Test
    void doesNotMindTheUseOfAKey() {
        Reply made = generate("a1", NEW_KEY);
        String path = "/api/keys/" + made.text("/id");
        String tag = api.get(path, owner).header("etag");

        api.keys.check(made.text("/key"));

        assertThat(api.get(path, owner).text("/last_used_at")).isNotEqualTo("null");
        assertEquals(tag, api.get(path, owner).header("etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"other\", %s"})
    void takesAnyOfSeveralStates(String ifMatch) {
        String tag = api.get("/api/limits", owner).header("etag");

        assertEquals(200, change("PUT", "/api/limits", "{}", ifMatch.formatted(tag)).status());
    }

    @Test
    void guardsLimitsToo() {
        String path = "/api/keys/" + generate("a1", NEW_KEY).text("/id") + "/limits";
        String tag = api.get(path, owner).header("etag");

        assertEquals(200, change("PUT", path, "{\"calls_at_once\":1}", tag).status());
        assertEquals(412, change("PUT", path, "{\"calls_at_once\":2}", tag).status());
        assertEquals(412, change("PUT", "/api/limits", "{}", "\"x\"").status());
    }

    @Test
    void guardsSettingsAndTheNetworkToo() {
        for (String path : List.of("/api/settings", "/api/network")) {
            String change =
                    path.equals("/api/network")
                            ? "{\"remote_administration\":%s}"
                            : "{\"check_for_updates\":%s}";
            String tag = api.get(path, owner).header("etag");

            Reply changed = change("PATCH", path, change.formatted(true), tag);
            Reply back = change("PATCH", path, change.formatted(false), changed.header("etag"));
            Reply late = change("PATCH", path, change.formatted(true), "\"other\"");

            assertEquals(200, changed.status());
            assertEquals(200, back.status());
            assertEquals(412, late.status());
        }
    }

    @Test
    void guardsWhereAlertsGoToo() {
        String path = "/api/alerts/webhook";
        String tag = api.get(path, owner).header("etag");

        Reply set = change("PUT", path, "{\"url\":\"https://alerts.test/a\"}", tag);
        Reply late = change("PUT", path, "{\"url\":\"https://alerts.test/b\"}", tag);

        assertEquals(200, set.status());
        assertEquals(set.header("etag"), api.get(path, owner).header("etag"));
        assertEquals(412, late.status());
        assertEquals(412, change("DELETE", path, null, tag).status());
        assertEquals(204, change("DELETE", path, null, set.header("etag")).status());
    }

    @Test
    void needsNoIfMatch() {
        String path = "/api/keys/" + generate("a1", NEW_KEY).text("/id");

        assertEquals(200, api.call("PATCH", path, owner, "{\"name\":\"Eve\"}").status());
    }
}
