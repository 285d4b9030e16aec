package io.github.claudeproxy.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** Lists that grow can be read by the page. */
final class PagesTest {
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

    private void newKey(String name) {
        api.post("/api/keys/generate", owner, "{\"name\":\"" + name + "\"}");
        api.clock.set(api.clock.instant().plusMillis(1));
    }

    @Test
    void showsEveryKeyOnceThoughSomeComeAndGo() {
        List.of("a", "b", "c", "d", "e").forEach(this::newKey);

        Reply first = api.get("/api/keys/list?limit=2", owner);
        newKey("f");
        String seen = first.text("/keys/1/id");
        api.call("DELETE", "/api/keys/" + seen, owner, null);
        List<String> names = new ArrayList<>(first.json().findValuesAsText("name"));
        String cursor = first.text("/next_cursor");
        while (!cursor.equals("null")) {
            Reply page = api.get("/api/keys/list?limit=2&cursor=" + cursor, owner);
            assertEquals(200, page.status());
            names.addAll(page.json().findValuesAsText("name"));
            cursor = page.text("/next_cursor");
        }

        assertEquals(List.of("e", "d", "c", "b", "a"), names);
    }

    @Test
    void listsAllWithoutALimit() {
        List.of("a", "b", "c").forEach(this::newKey);

        Reply all = api.get("/api/keys/list", owner);

        assertEquals(3, all.json().path("keys").size());
        assertTrue(all.json().path("next_cursor").isNull());
    }

    @Test
    void pagesUsersAndInvitations() {
        api.admin(owner, "admin@example.com");
        api.post("/api/invitations", owner, null);
        api.post("/api/invitations", owner, null);

        Reply users = api.get("/api/users?limit=1", owner);
        Reply invitations = api.get("/api/invitations?limit=1", owner);

        assertEquals(1, users.json().path("users").size());
        assertEquals(
                1,
                api.get("/api/users?cursor=" + users.text("/next_cursor"), owner)
                        .json()
                        .path("users")
                        .size());
        assertEquals(1, invitations.json().path("invitations").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "cursor=x", "cursor=.x", "pag=1"})
    void refusesWhatNamesNoPage(String query) {
        Reply reply = api.get("/api/keys/list?" + query, owner);

        assertEquals(400, reply.status());
        assertEquals(query.substring(0, query.indexOf('=')), reply.text("/errors/0/field"));
    }
}
