package io.github.claudeproxy.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.alerts.AlertKind;
import io.github.claudeproxy.alerts.Condition;
import io.github.claudeproxy.network.ListenException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

final class AlertsEndpointTest {
    private static final String URL =
            "https://hooks.example.com/services/T0000/B0000/0123456789abcdefghij";

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
    void showsWhatIsWrongInWords() {
        String account = api.get("/api/auth/me", owner).text("/id");
        api.wrong.set(
                List.of(
                        new Condition(
                                account,
                                AlertKind.DISK_LOW,
                                "",
                                List.of("Only 10 MiB are left on the disk."),
                                "")));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !api.get("/api/alerts", owner).json().at("/alerts").isEmpty());
        Reply alerts = api.get("/api/alerts", owner);

        assertEquals("disk_low", alerts.text("/alerts/0/kind"));
        assertEquals("The disk is nearly full", alerts.text("/alerts/0/title"));
        assertThat(alerts.text("/alerts/0/text")).startsWith("Only 10 MiB are left on the disk. ");
        assertThat(alerts.json().at("/alerts/0/active").asBoolean()).isTrue();
        assertThat(api.get("/api/alerts", api.stranger("other@example.com")).json().at("/alerts"))
                .isEmpty();
    }

    @Test
    void setsTheWebhookAndShowsItMasked() {
        String path = "/api/alerts/webhook";
        assertThat(api.get(path, owner).json().at("/url").isNull()).isTrue();

        Reply set = api.call("PUT", path, owner, "{\"url\":\"" + URL + "\",\"form\":\"slack\"}");

        assertEquals(
                "{\"url\":\"https://hooks.example.com/…ghij\",\"form\":\"slack\",\"waiting\":0}",
                set.json().toString());
        assertEquals(set.json(), api.get(path, owner).json());
        assertEquals(403, api.get(path, api.admin(owner, "eve@example.com")).status());
        assertEquals(204, api.call("DELETE", path, owner, null).status());
        assertEquals(400, api.post(path + "/test", owner, null).status());
    }

    @Test
    void refusesAnAddressThatIsNotSafeWithoutRepeatingIt() {
        Reply reply =
                api.call(
                        "PUT",
                        "/api/alerts/webhook",
                        owner,
                        "{\"url\":\"http://example.com/secret\"}");

        assertEquals(400, reply.status());
        assertEquals("url", reply.text("/errors/0/field"));
        assertThat(reply.response().body()).doesNotContain("secret");
    }
}
