package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;

final class AuthEndpointTest {
    private TestApi api;

    @BeforeEach
    void start() throws ListenException {
        api = TestApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private Reply login(String password) {
        return api.post("/api/auth/login", null, credentials(TestApi.OWNER, password));
    }

    @Test
    void makesTheFirstUserTheOwnerAndRefusesTheNext() {
        Reply first = api.register(TestApi.OWNER, null);
        Reply second = api.register("second@example.com", null);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.fields()).containsExactly("token", "expires_at", "user");
        assertThat(first.text("/user/email")).isEqualTo(TestApi.OWNER);
        assertThat(first.text("/user/role")).isEqualTo("owner");
        assertThat(first.header("cache-control")).isEqualTo("no-store");
        assertThat(first.header("request-id")).startsWith("cpr_");
        assertThat(Instant.parse(first.text("/expires_at")))
                .isEqualTo(api.clock.instant().plus(Duration.ofDays(7)));
        assertThat(second.status()).isEqualTo(403);
    }

    @Test
    void letsNobodyFromElsewhereBecomeTheOwner() {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + api.port() + "/api/auth/register"))
                        .header("x-forwarded-for", "192.0.2.7")
                        .header("content-type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        credentials(TestApi.OWNER, TestApi.PASSWORD)))
                        .build();

        assertThat(api.send(request).status()).isEqualTo(403);
        assertThat(api.register(TestApi.OWNER, null).text("/user/role")).isEqualTo("owner");
    }

    @Test
    void namesTheFieldThatDoesNotDo() {
        Reply noMail =
                api.post("/api/auth/register", null, credentials("nobody", "long enough to do"));
        Reply shortPassword =
                api.post("/api/auth/register", null, credentials("a@b.example", "short"));
        Reply missing = api.post("/api/auth/register", null, "{\"email\":\"a@b.example\"}");

        assertThat(noMail.status()).isEqualTo(400);
        assertThat(noMail.text("/errors/0/field")).isEqualTo("email");
        assertThat(shortPassword.text("/errors/0/field")).isEqualTo("password");
        assertThat(missing.text("/errors/0/field")).isEqualTo("password");
    }

    @Test
    void takesAnInvitationOnce() {
        String owner = api.owner();
        Reply invited = api.post("/api/invitations", owner, null);

        Reply first = api.register("one@example.com", invited.text("/token"));
        Reply second = api.register("two@example.com", invited.text("/token"));

        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.fields()).containsExactly("id", "token", "expires_at");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/user/role")).isEqualTo("admin");
        assertThat(second.status()).isEqualTo(403);
        assertThat(api.get("/api/users", owner).json().at("/users")).hasSize(2);
    }

    @Test
    void listsAndRevokesInvitations() {
        String owner = api.owner();
        String id = api.post("/api/invitations", owner, null).text("/id");

        Reply list = api.get("/api/invitations", owner);
        Reply revoked = api.call("DELETE", "/api/invitations/" + id, owner, null);
        Reply again = api.call("DELETE", "/api/invitations/" + id, owner, null);

        assertThat(list.text("/invitations/0/id")).isEqualTo(id);
        assertThat(list.response().body()).doesNotContain("token");
        assertThat(revoked.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(404);
    }

    @Test
    void saysOfATakenAddressThatItIsTaken() {
        String owner = api.owner();
        String invitation = api.post("/api/invitations", owner, null).text("/token");

        Reply reply = api.register(TestApi.OWNER, invitation);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("/errors/0/field")).isEqualTo("email");
    }

    @Test
    void signsInAndTellsWhoIsIt() {
        api.owner();

        Reply login = login(TestApi.PASSWORD);
        Reply me = api.get("/api/auth/me", login.text("/token"));

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.fields()).containsExactly("token", "expires_at", "user");
        assertThat(me.fields()).containsExactly("id", "email", "role");
        assertThat(me.text("/email")).isEqualTo(TestApi.OWNER);
    }

    @Test
    void answersTheSameToAWrongPasswordAndAnUnknownUser() {
        api.owner();

        Reply wrong = login("not the password");
        Reply unknown =
                api.post("/api/auth/login", null, credentials("no@example.com", TestApi.PASSWORD));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text("/detail")).isEqualTo(wrong.text("/detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpk_0123456789abcdef", "nonsense", "a.b"})
    void knowsWhatIsNoSessionToken(String token) {
        Reply reply = api.get("/api/auth/me", token);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("/detail"))
                .isEqualTo("This is not a session token. Sign in with POST /api/auth/login.");
    }

    @Test
    void slowsDownWhoGuesses() {
        api.owner();
        Reply reply = login("guess");
        for (int i = 0; i < 10 && reply.status() == 401; i++) {
            reply = login("guess");
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(Integer.parseInt(reply.header("retry-after"))).isPositive();
        assertThat(reply.text("/detail"))
                .matches("Too many attempts\\. Try again in \\d+ (second|minute)s?\\.");
    }

    @Test
    void changesThePasswordAndEndsOtherSessions() {
        String before = api.owner();
        String other = login(TestApi.PASSWORD).text("/token");

        Reply wrong = changePassword(before, "not the password");
        Reply changed = changePassword(before, TestApi.PASSWORD);

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/errors/0/field")).isEqualTo("current_password");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(api.get("/api/auth/me", other).status()).isEqualTo(401);
        assertThat(api.get("/api/auth/me", changed.text("/token")).status()).isEqualTo(200);
    }

    private Reply changePassword(String token, String current) {
        return api.post(
                "/api/auth/password",
                token,
                "{\"current_password\":\""
                        + current
                        + "\",\"new_password\":\"another long password\"}");
    }

    @Test
    void logsOutEverywhere() {
        String one = api.owner();
        String two = login(TestApi.PASSWORD).text("/token");

        Reply reply = api.post("/api/auth/logout-everywhere", one, null);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(api.get("/api/auth/me", one).status()).isEqualTo(401);
        assertThat(api.get("/api/auth/me", two).status()).isEqualTo(401);
    }

    @Test
    void removesAnAdminWithEverySession() {
        String owner = api.owner();
        String admin = api.admin(owner, "admin@example.com");
        String id = api.get("/api/auth/me", admin).text("/id");

        Reply removed = api.call("DELETE", "/api/users/" + id, owner, null);

        assertThat(removed.status()).isEqualTo(204);
        assertThat(api.get("/api/auth/me", admin).status()).isEqualTo(401);
        String ownerId = api.get("/api/auth/me", owner).text("/id");
        assertThat(api.call("DELETE", "/api/users/" + ownerId, owner, null).status())
                .isEqualTo(403);
    }
}
