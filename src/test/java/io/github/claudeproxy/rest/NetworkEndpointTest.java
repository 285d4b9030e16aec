package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NetworkEndpointTest {
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

    private Reply patch(String path, String body) {
        return api.call("PATCH", path, owner, body);
    }

    @Test
    void changesOnlyWhatIsNamed() {
        Reply changed = patch("/api/network", "{\"lan\":true,\"remote_administration\":true}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/sharing/lan").asBoolean()).isTrue();
        assertThat(changed.text("/sharing/mode")).isEqualTo("https");
        assertThat(api.get("/api/network", owner).json().at("/sharing/port").asInt())
                .isEqualTo(3000);
    }

    @Test
    void keepsWhenPlainHttpWasChosen() {
        assertThat(patch("/api/network", "{\"mode\":\"http\"}").text("/sharing/plain_chosen_at"))
                .isNotEmpty();
        assertThat(
                        patch("/api/network", "{\"mode\":\"https\"}")
                                .json()
                                .at("/sharing/plain_chosen_at")
                                .isNull())
                .isTrue();
    }

    @Test
    void saysWhatTheStartFixed() {
        assertThat(api.get("/api/network", owner).text("/fixed/0/setting")).isEqualTo("HTTPS_PORT");

        Reply refused = patch("/api/network", "{\"https_port\":4443}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail"))
                .isEqualTo(
                        "HTTPS_PORT was given at the start (--https-port), so it cannot be changed"
                                + " here.");
    }

    @Test
    void refusesValuesThatMakeNoSense() {
        assertThat(patch("/api/network", "{\"port\":0}").text("/errors/0/field")).isEqualTo("port");
        assertThat(patch("/api/network", "{\"mode\":\"x\"}").status()).isEqualTo(400);
        assertThat(patch("/api/settings", "{\"log_level\":\"loud\"}").status()).isEqualTo(400);
        assertThat(patch("/api/settings", "{\"contact_hint\":\"a\\nb\"}").status()).isEqualTo(400);
    }

    @Test
    void keepsSettings() {
        patch(
                "/api/settings",
                "{\"contact_hint\":\" Ann \",\"check_for_updates\":true,\"log_level\":\"debug\"}");

        Reply kept = api.get("/api/settings", owner);

        assertThat(kept.text("/contact_hint")).isEqualTo("Ann");
        assertThat(kept.json().at("/check_for_updates").asBoolean()).isTrue();
        assertThat(kept.text("/log_level")).isEqualTo("debug");
    }
}
