package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** What a teammate gets with a link, and with a key. */
final class TeamEndpointTest {
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

    @Test
    void handsANewKeyOutOnce() {
        Reply link = link("{\"name\":\"Anna\",\"template\":\"trial\"}");
        String token = "{\"token\":\"" + link.text("/token") + "\"}";

        Reply invited = api.post("/api/team/invitation", null, token);
        Reply key = api.post("/api/team/key", null, token);

        assertThat(link.status()).isEqualTo(201);
        assertThat(link.text("/path")).isEqualTo("/join/" + link.text("/token"));
        assertThat(invited.text("/invited_by")).isEqualTo(TestApi.OWNER);
        assertThat(invited.text("/key_name")).isEqualTo("Anna");
        assertThat(invited.json().toString()).doesNotContain("cpk_");
        assertThat(api.keys.check(key.text("/key"))).isInstanceOf(KeyDecision.Accepted.class);
        assertThat(api.post("/api/team/key", null, token).status()).isEqualTo(404);
        assertThat(api.post("/api/team/invitation", null, token).status()).isEqualTo(404);
    }

    @Test
    void listsAndRevokesOpenLinks() {
        Reply link = link("{\"name\":\"Anna\",\"valid_seconds\":3600}");
        Reply open = api.get("/api/join-links", owner);

        assertThat(open.text("/join_links/0/key_name")).isEqualTo("Anna");
        assertThat(open.text("/join_links/0/expires_at"))
                .isEqualTo(api.clock.instant().plus(Duration.ofHours(1)).toString());
        assertThat(open.json().toString()).doesNotContain(link.text("/token"));

        String path = "/api/join-links/" + link.text("/id");
        assertThat(api.call("DELETE", path, owner, null).status()).isEqualTo(204);
        assertThat(api.call("DELETE", path, owner, null).status()).isEqualTo(404);
        assertThat(api.get("/api/join-links", owner).json().at("/join_links")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"key_id\":\"x\",\"name\":\"y\"}",
                "{\"name\":\"a\",\"valid_seconds\":5}",
                "{\"name\":\"a\",\"valid_seconds\":99999999}",
                "{\"name\":\"\"}"
            })
    void refusesLinksThatMakeNoSense(String body) {
        assertThat(link(body).status()).isEqualTo(400);
        assertThat(api.keys.list("any")).isEmpty();
    }

    @Test
    void tellsAKeyAboutItselfAlone() {
        String anna = api.post("/api/keys/generate", owner, "{\"name\":\"Anna\"}").text("/key");
        api.post("/api/keys/generate", owner, "{\"name\":\"Ben\"}");

        Reply me = api.get("/api/team/me?by=day", anna);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("/key/name")).isEqualTo("Anna");
        assertThat(me.json().toString()).doesNotContain("Ben").doesNotContain(anna);
        assertThat(api.get("/api/team/me", owner).status()).isEqualTo(401);
        assertThat(api.get("/api/team/me", null).status()).isEqualTo(401);
        assertThat(api.get("/api/team/me?key=x", anna).status()).isEqualTo(400);
        assertThat(api.get("/api/keys/list", anna).status()).isEqualTo(401);
    }

    @Test
    void writesSnippetsForTheAddressThatWasAsked() {
        Reply here = api.get("/api/team/setup", null);
        Reply there = api.get("/api/team/setup?base_url=http://10.0.0.5:3000/&client=curl", null);

        assertThat(here.text("/base_url")).isEqualTo("http://127.0.0.1:" + api.port());
        assertThat(here.json().at("/snippets")).hasSize(27);
        assertThat(there.json().at("/snippets")).hasSize(5);
        assertThat(there.text("/snippets/0/steps/0/text"))
                .contains("'http://10.0.0.5:3000'", there.text("/key_placeholder"));
        assertThat(api.get("/api/team/setup?base_url=ftp://x", null).status()).isEqualTo(400);
        assertThat(api.get("/api/team/setup?client=emacs", null).status()).isEqualTo(400);
    }

    @Test
    void drawsQrCodes() {
        assertThat(api.post("/api/qr", owner, "{\"text\":\"http://x\"}").text("/svg"))
                .startsWith("<svg ");
    }

    @Test
    void saysWhetherSomebodyHasRegistered() throws ListenException {
        assertThat(api.get("/api/auth/first-run", null).text("/first_run")).isEqualTo("false");
        try (TestApi other = TestApi.start()) {
            assertThat(other.get("/api/auth/first-run", null).text("/first_run")).isEqualTo("true");
        }
    }

    private Reply link(String body) {
        return api.post("/api/join-links", owner, body);
    }
}
