package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.server.ListenException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every call of the table, made by everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {
    private TestApi api;
    private String founder;
    private String admin;
    private String stranger;
    private String keyId;
    private String invitationId;
    private String adminId;
    private String linkId;

    @BeforeAll
    void start() throws ListenException {
        api = TestApi.start();
        founder = api.owner();
        admin = api.admin(founder, "admin@example.com");
        stranger = api.stranger("stranger@example.com");
        adminId = api.get("/api/auth/me", admin).text("/id");
        keyId = api.post("/api/keys/generate", founder, "{\"name\":\"a\"}").text("/id");
        linkId = api.post("/api/join-links", founder, "{\"key_id\":\"" + keyId + "\"}").text("/id");
        invitationId = api.post("/api/invitations", founder, null).text("/id");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private String pathOf(Route route) {
        String id =
                switch (route.path()) {
                    case "/api/users/{id}" -> adminId;
                    case "/api/invitations/{id}" -> invitationId;
                    case "/api/join-links/{id}" -> linkId;
                    default -> keyId;
                };
        return route.path().replace("{id}", id);
    }

    /** Bodies are wrong on purpose: who is let in gets a 400, and nothing is changed. */
    private Reply call(Route route, @Nullable String token) {
        boolean writes = Set.of("POST", "PATCH").contains(route.method());
        return api.call(route.method(), pathOf(route), token, writes ? "{\"wrong\":1}" : null);
    }

    private static boolean changes(Route route) {
        return route.method().equals("DELETE")
                || Set.of(
                                "/api/auth/logout-everywhere",
                                "/api/keys/{id}/rotate",
                                "/api/activity/stream",
                                "/api/activity/{id}/stop")
                        .contains(route.path());
    }

    @TestFactory
    Stream<DynamicTest> asksForASession() {
        return api.api.routes().stream()
                .filter(route -> route.access() != Access.ANYONE)
                .map(
                        route ->
                                DynamicTest.dynamicTest(
                                        route.method() + " " + route.path(),
                                        () -> assertAsksForASession(route)));
    }

    private void assertAsksForASession(Route route) {
        for (String token : new @Nullable String[] {null, "", "x", "a.b.c", forged()}) {
            Reply reply = call(route, token);

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
            assertThat(reply.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
        }
    }

    /** The claims of a good token with another signature. */
    private String forged() {
        return founder.substring(0, founder.lastIndexOf('.') + 1) + "A".repeat(43);
    }

    @TestFactory
    Stream<DynamicTest> keepsFoundersCallsFromAdmins() {
        return api.api.routes().stream()
                .filter(route -> route.access() == Access.FOUNDER)
                .map(
                        route ->
                                DynamicTest.dynamicTest(
                                        route.method() + " " + route.path(),
                                        () ->
                                                assertThat(call(route, admin).status())
                                                        .isEqualTo(403)));
    }

    @TestFactory
    Stream<DynamicTest> letsFoundersAndAdminsMakeTheirCalls() {
        return api.api.routes().stream()
                .filter(route -> !changes(route) && !route.path().equals("/api/team/me"))
                .flatMap(route -> Stream.of(founder, admin).map(token -> letIn(route, token)));
    }

    private DynamicTest letIn(Route route, String token) {
        boolean mayNot = route.access() == Access.FOUNDER && token.equals(admin);
        return DynamicTest.dynamicTest(
                route.method() + " " + route.path(),
                () -> assertThat(call(route, token).status()).isIn(mayNot ? List.of(403) : LET_IN));
    }

    private static final List<Integer> LET_IN = List.of(200, 201, 400);

    @TestFactory
    Stream<DynamicTest> hidesWhatBelongsToOtherAccounts() {
        return api.api.routes().stream()
                .filter(route -> route.path().contains("{id}"))
                .map(
                        route ->
                                DynamicTest.dynamicTest(
                                        route.method() + " " + route.path(),
                                        () -> assertHidden(route)));
    }

    private void assertHidden(Route route) {
        String body = route.method().equals("PATCH") ? "{\"name\":\"taken over\"}" : null;

        Reply reply = api.call(route.method(), pathOf(route), stranger, body);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(api.get("/api/keys/" + keyId, founder).text("/name")).isEqualTo("a");
    }

    @Test
    void listsNothingOfOtherAccounts() {
        assertThat(api.get("/api/keys/list", stranger).json().at("/keys")).isEmpty();
        assertThat(api.get("/api/invitations", stranger).json().at("/invitations")).isEmpty();
        assertThat(api.get("/api/users", stranger).json().at("/users")).hasSize(1);
        assertThat(api.get("/api/usage", stranger).json().at("/by_key")).isEmpty();
    }

    @Test
    void onlySigningInRegisteringAndTeammatesNeedNoSession() {
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
                        "/api/team/setup");
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
        Reply generating = api.post("/api/keys/generate", founder, "{\"name\":\"b\"" + extra);

        assertThat(registering.status()).isEqualTo(400);
        assertThat(registering.text("/errors/0/field")).isEqualTo(field);
        assertThat(generating.status()).isEqualTo(400);
        assertThat(generating.text("/errors/0/field")).isEqualTo(field);
    }
}
