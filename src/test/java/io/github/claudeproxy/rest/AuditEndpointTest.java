package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.audit.AuditText;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.testkit.FakeUpstream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class AuditEndpointTest {
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

    private List<String> actions() {
        List<String> actions = new ArrayList<>();
        for (JsonNode change : api.get("/api/audit", owner).json().at("/changes")) {
            actions.add(change.at("/action").asText());
        }
        return actions.reversed();
    }

    private JsonNode latest() {
        return api.get("/api/audit?limit=1", owner).json().at("/changes/0");
    }

    @Test
    void recordsEveryChangeOfAKey() {
        String id = api.post("/api/keys/generate", owner, "{\"name\":\"Anne\"}").text("/id");
        String key = "/api/keys/" + id;
        api.call("PATCH", key, owner, "{\"name\":\"Anna\"}");
        api.call("PATCH", key, owner, "{\"state\":\"disabled\"}");
        api.call("PATCH", key, owner, "{\"state\":\"disabled\"}");
        api.call("PATCH", key, owner, "{\"state\":\"active\"}");
        api.call("PATCH", key, owner, "{\"expires_at\":\"2027-01-01T00:00:00Z\"}");
        api.call("PATCH", key, owner, "{\"endpoints\":[\"messages\"]}");
        api.call("PUT", key + "/limits", owner, "{\"calls_at_once\":3}");
        api.post(key + "/rotate", owner, null);
        api.call("DELETE", key, owner, null);

        assertEquals(
                List.of(
                        "user.register",
                        "key.generate",
                        "key.rename",
                        "key.disable",
                        "key.enable",
                        "key.expiry",
                        "key.endpoints",
                        "key.limits",
                        "key.rotate",
                        "key.delete"),
                actions());
        assertEquals("Anna", latest().at("/before/name").asText());
        assertEquals("127.0.0.1", latest().at("/address").asText());
        assertEquals(TestApi.OWNER, latest().at("/user").asText());
        assertEquals("rest", latest().at("/way").asText());
    }

    @Test
    void recordsWhatBecameOfUsersAndTheAccount() {
        String admin = api.admin(owner, "eve@example.com");
        api.post(
                "/api/auth/password",
                owner,
                "{\"current_password\":\""
                        + TestApi.PASSWORD
                        + "\",\"new_password\":\"another correct horse\"}");
        owner =
                api.post(
                                "/api/auth/login",
                                null,
                                "{\"email\":\"owner@example.com\","
                                        + "\"password\":\"another correct horse\"}")
                        .text("/token");
        String eve = api.get("/api/auth/me", admin).text("/id");
        String invitation = api.post("/api/invitations", owner, null).text("/id");
        api.call("DELETE", "/api/invitations/" + invitation, owner, null);
        api.call("DELETE", "/api/users/" + eve, owner, null);
        api.call("PUT", "/api/limits", owner, "{\"calls_at_once\":8}");
        api.post("/api/usage/reprice", owner, null);
        api.call("DELETE", "/api/claude/disconnect", owner, null);

        assertEquals(
                List.of(
                        "user.register",
                        "invitation.create",
                        "user.register",
                        "user.password",
                        "invitation.create",
                        "invitation.revoke",
                        "user.remove",
                        "account.limits",
                        "usage.reprice"),
                actions());
        assertThat(api.get("/api/audit", owner).response().body())
                .doesNotContain("correct horse")
                .doesNotContain("$2a$");
    }

    @Test
    void recordsTheConnectionWithoutItsSecret() {
        String body = "{\"api_key\":\"" + FakeUpstream.API_KEY + "\"}";
        api.post("/api/claude/api-key", owner, body);
        api.call("DELETE", "/api/claude/disconnect", owner, null);

        assertThat(actions())
                .containsExactly("user.register", "connection.connect", "connection.disconnect");
        assertEquals("api_key", latest().at("/before/kind").asText());
        assertThat(api.get("/api/audit.csv", owner).response().body())
                .contains("connection.connect")
                .doesNotContain("0123456789");
    }

    @Test
    void isForTheFounderAlone() {
        String admin = api.admin(owner, "eve@example.com");
        String stranger = api.stranger("other@example.com");

        assertEquals(403, api.get("/api/audit", admin).status());
        assertEquals(403, api.get("/api/audit.csv", admin).status());
        assertThat(api.get("/api/audit", stranger).json().at("/changes")).hasSize(1);
    }

    @Test
    void filtersAndPages() {
        api.post("/api/keys/generate", owner, "{\"name\":\"a\"}");
        api.post("/api/keys/generate", owner, "{\"name\":\"b\"}");

        Reply first = api.get("/api/audit?action=key&limit=1", owner);
        Reply second =
                api.get(
                        "/api/audit?action=key&limit=1&cursor=" + first.text("/next_cursor"),
                        owner);

        assertEquals("b", first.text("/changes/0/label"));
        assertEquals("a", second.text("/changes/0/label"));
        assertThat(second.json().at("/next_cursor").isNull()).isTrue();
        assertEquals(400, api.get("/api/audit?cursor=x", owner).status());
        assertEquals(400, api.get("/api/audit?who=x", owner).status());
        assertThat(api.get("/api/audit?user=nobody@example.com", owner).json().at("/changes"))
                .isEmpty();
    }

    @Test
    void downloadsAllAsCsv() {
        api.post("/api/keys/generate", owner, "{\"name\":\"=1+1\"}");

        String csv = api.get("/api/audit.csv", owner).response().body();

        assertThat(csv.lines().toList())
                .hasSize(3)
                .first()
                .isEqualTo(String.join(",", AuditText.HEADS));
        assertThat(csv).contains(",key.generate,").contains(",'=1+1,");
    }
}
