package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every call of the table, made by everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {
    /**
     * What each call answers to nobody, a teammate with a key, who founded another account, an
     * admin and the owner. Bodies are wrong on purpose, so who is let in gets a 400 for them; what
     * is named by an id belongs to the owner's account, and is made anew for each call.
     */
    private static final String TABLE =
            """
            POST   /api/auth/register           400 400 400 400 400
            POST   /api/auth/login              400 400 400 400 400
            GET    /api/auth/first-run          200 200 200 200 200
            GET    /api/auth/me                 401 401 200 200 200
            POST   /api/auth/password           401 401 400 400 400
            POST   /api/auth/logout-everywhere  401 401 204 204 204
            GET    /api/users                   401 401 200 200 200
            DELETE /api/users/{id}              401 401 404 403 204
            GET    /api/invitations             401 401 200 403 200
            POST   /api/invitations             401 401 201 403 201
            DELETE /api/invitations/{id}        401 401 404 403 204
            GET    /api/claude/status           401 401 200 200 200
            GET    /api/claude/connect          401 401 200 200 200
            POST   /api/claude/login            401 401 200 200 200
            POST   /api/claude/callback         401 401 400 400 400
            POST   /api/claude/api-key          401 401 400 400 400
            DELETE /api/claude/disconnect       401 401 204 204 204
            POST   /api/keys/generate           401 401 400 400 400
            GET    /api/keys/list               401 401 200 200 200
            GET    /api/keys/{id}               401 401 404 200 200
            PATCH  /api/keys/{id}               401 401 400 400 400
            POST   /api/keys/{id}/rotate        401 401 404 200 200
            DELETE /api/keys/{id}               401 401 404 204 204
            GET    /api/keys/{id}/limits        401 401 404 200 200
            PUT    /api/keys/{id}/limits        401 401 404 400 400
            POST   /api/keys/limits             401 401 400 400 400
            GET    /api/limits                  401 401 200 200 200
            PUT    /api/limits                  401 401 400 400 400
            GET    /api/limits/templates        401 401 200 200 200
            GET    /api/quota                   401 401 200 200 200
            GET    /api/usage                   401 401 200 200 200
            GET    /api/usage/monthly           401 401 200 200 200
            GET    /api/usage/monthly.csv       401 401 200 200 200
            POST   /api/usage/reprice           401 401 200 200 200
            GET    /api/usage/calls             401 401 200 200 200
            GET    /api/usage/calls.csv         401 401 200 200 200
            GET    /api/activity                401 401 200 200 200
            GET    /api/activity/stream         401 401 200 200 200
            POST   /api/activity/{id}/stop      401 401 404 404 404
            GET    /api/audit                   401 401 200 403 200
            GET    /api/audit.csv               401 401 200 403 200
            GET    /api/alerts                  401 401 200 200 200
            GET    /api/alerts/webhook          401 401 200 403 200
            PUT    /api/alerts/webhook          401 401 400 403 400
            DELETE /api/alerts/webhook          401 401 204 403 204
            POST   /api/alerts/webhook/test     401 401 400 403 400
            GET    /api/join-links              401 401 200 200 200
            POST   /api/join-links              401 401 400 400 400
            DELETE /api/join-links/{id}         401 401 404 204 204
            POST   /api/team/invitation         400 400 400 400 400
            POST   /api/team/key                400 400 400 400 400
            GET    /api/team/me                 401 200 401 401 401
            GET    /api/team/setup              200 200 200 200 200
            POST   /api/qr                      401 401 400 400 400
            GET    /api/prices                  401 401 200 200 200
            PUT    /api/prices                  401 401 403 403 400
            DELETE /api/prices                  401 401 403 403 200
            GET    /api/network                 401 401 403 403 200
            PATCH  /api/network                 401 401 403 403 400
            POST   /api/network/renew-authority 401 401 403 403 200
            GET    /api/settings                401 401 403 403 200
            PATCH  /api/settings                401 401 403 403 400
            GET    /api/doctor                  401 401 403 403 200
            GET    /api/about                   401 401 200 200 200
            GET    /api/about/licences          401 401 200 200 200
            GET    /api/openapi.json            200 200 200 200 200
            GET    /api/docs                    200 200 200 200 200
            GET    /api/docs.css                200 200 200 200 200
            """;

    private enum Who {
        NOBODY,
        TEAMMATE,
        STRANGER,
        ADMIN,
        OWNER
    }

    private TestApi api;
    private final Map<String, String> sessions = new HashMap<>();
    private String teammate;
    private int made;

    @BeforeAll
    void start() throws ListenException {
        api = TestApi.start();
        String owner = api.owner();
        api.admin(owner, "admin@example.com");
        api.stranger("stranger@example.com");
        teammate = newKey(owner).text("/key");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Reply newKey(String token) {
        return api.post("/api/keys/generate", token, "{\"name\":\"key " + ++made + "\"}");
    }

    private @Nullable String token(Who who) {
        return switch (who) {
            case NOBODY -> null;
            case TEAMMATE -> teammate;
            case STRANGER -> session("stranger@example.com");
            case ADMIN -> session("admin@example.com");
            case OWNER -> session(TestApi.OWNER);
        };
    }

    /** A session that lasts: begun anew where a call ended the one before. */
    private String session(String email) {
        String known = sessions.get(email);
        if (known == null || api.get("/api/auth/me", known).status() != 200) {
            known = api.login(email);
            sessions.put(email, known);
        }
        return known;
    }

    private String pathOf(Route route) {
        if (route.placeholders().isEmpty()) {
            return route.path();
        }
        String owner = session(TestApi.OWNER);
        String id =
                switch (route.area()) {
                    case "users" -> newUser(owner);
                    case "join-links" -> newLink(owner);
                    case "invitations" -> api.post("/api/invitations", owner, null).text("/id");
                    default -> newKey(owner).text("/id");
                };
        return route.path().replace("{id}", id);
    }

    private String newLink(String owner) {
        String body = "{\"name\":\"key " + ++made + "\"}";
        return api.post("/api/join-links", owner, body).text("/id");
    }

    private String newUser(String owner) {
        String token = api.admin(owner, "user" + ++made + "@example.com");
        return api.get("/api/auth/me", token).text("/id");
    }

    private int call(Route route, Who who) {
        String body = route.contract().takes() == null ? null : "{\"wrong\":1}";
        String path = pathOf(route);
        return route.contract().gives() == EventStream.class
                ? api.statusOf(path, token(who))
                : api.call(route.method(), path, token(who), body).status();
    }

    private static Map<String, List<Integer>> table() {
        return TABLE.lines()
                .map(line -> line.split("\\s+"))
                .collect(
                        Collectors.toMap(
                                words -> words[0] + " " + words[1],
                                words -> Stream.of(words).skip(2).map(Integer::valueOf).toList()));
    }

    @TestFactory
    Stream<DynamicTest> letsInWhoMayAndNobodyElse() {
        return api.api.routes().stream()
                .map(
                        route ->
                                DynamicTest.dynamicTest(
                                        line(route),
                                        () ->
                                                assertThat(callByEverybody(route))
                                                        .isEqualTo(table().get(line(route)))));
    }

    private static String line(Route route) {
        return route.method() + " " + route.path();
    }

    private List<Integer> callByEverybody(Route route) {
        return Stream.of(Who.values()).map(who -> call(route, who)).toList();
    }

    @Test
    void listsNoCallThatIsGone() {
        assertThat(table().keySet())
                .isSubsetOf(api.api.routes().stream().map(AccessTest::line).toList());
    }

    @TestFactory
    Stream<DynamicTest> asksForASessionThatIsOne() {
        return api.api.routes().stream()
                .filter(route -> route.access() != Access.ANYONE)
                .map(
                        route ->
                                DynamicTest.dynamicTest(
                                        line(route), () -> assertAsksForASession(route)));
    }

    private void assertAsksForASession(Route route) {
        String path = route.path().replace("{id}", "x");
        for (String token : List.of("", "x", "a.b.c", forged())) {
            Reply reply = api.call(route.method(), path, token, null);

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
            assertThat(reply.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
        }
    }

    /** The claims of a good token with another signature. */
    private String forged() {
        String good = session(TestApi.OWNER);
        return good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(43);
    }

    @Test
    void changesNothingOfOtherAccounts() {
        String owner = session(TestApi.OWNER);
        String id = newKey(owner).text("/id");
        String name = api.get("/api/keys/" + id, owner).text("/name");

        Reply reply =
                api.call(
                        "PATCH",
                        "/api/keys/" + id,
                        token(Who.STRANGER),
                        "{\"name\":\"taken over\"}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(api.get("/api/keys/" + id, owner).text("/name")).isEqualTo(name);
    }

    @Test
    void listsNothingOfOtherAccounts() {
        String stranger = session("stranger@example.com");
        newKey(session(TestApi.OWNER));

        assertThat(api.get("/api/keys/list", stranger).json().at("/keys")).isEmpty();
        assertThat(api.get("/api/users", stranger).json().at("/users")).hasSize(1);
        assertThat(api.get("/api/usage", stranger).json().at("/by_key")).isEmpty();
    }

    @Test
    void onlySigningInTeammatesAndTheDocumentationNeedNoSession() {
        Set<String> open =
                api.api.routes().stream()
                        .filter(route -> route.access() == Access.ANYONE)
                        .map(Route::path)
                        .collect(Collectors.toSet());

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "/api/auth/register",
                        "/api/auth/login",
                        "/api/auth/first-run",
                        "/api/team/invitation",
                        "/api/team/key",
                        "/api/team/me",
                        "/api/team/setup",
                        "/api/openapi.json",
                        "/api/docs",
                        "/api/docs.css");
    }

    @TestFactory
    Stream<DynamicTest> refusesFieldsNobodyAskedFor() {
        return Stream.of("role", "id", "account_id", "token_version", "created_at", "state", "key")
                .map(field -> DynamicTest.dynamicTest(field, () -> assertRefusesField(field)));
    }

    private void assertRefusesField(String field) {
        String extra = ",\"" + field + "\":\"owner\"}";

        Reply registering =
                api.post(
                        "/api/auth/register",
                        null,
                        "{\"email\":\"x@example.com\",\"password\":\"long enough to do\"" + extra);
        Reply generating =
                api.post("/api/keys/generate", token(Who.OWNER), "{\"name\":\"b\"" + extra);

        assertThat(registering.status()).isEqualTo(400);
        assertThat(registering.text("/errors/0/field")).isEqualTo(field);
        assertThat(generating.status()).isEqualTo(400);
        assertThat(generating.text("/errors/0/field")).isEqualTo(field);
    }
}
