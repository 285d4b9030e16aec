package io.github.claudeproxy.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.AuditQuery;
import io.github.claudeproxy.testkit.ClosedGate;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class WebhooksTest {
    private static final String ACCOUNT = "account-1";

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final Receiver receiver = new Receiver();
    private Webhooks webhooks = new Webhooks(temp.database(), clock);
    private AlertService alerts = service();

    @AfterEach
    void close() {
        receiver.close();
        temp.close();
    }

    private AlertService service() {
        return new AlertService(temp.database(), webhooks, List.of(WebhooksTest::wrong), clock);
    }

    private static List<Condition> wrong() {
        return List.of(
                new Condition(
                        ACCOUNT,
                        AlertKind.BUDGET_USED_UP,
                        "k-1",
                        List.of("<Anna>", "$5.00", "$5.00", "2026-12-01 00:00 UTC"),
                        "p"));
    }

    @Test
    void sendsAlertsAsJson() {
        webhooks.set(ACCOUNT, Webhook.of(receiver.url(), Webhook.Form.JSON));

        alerts.look();
        webhooks.sendDue();
        webhooks.sendDue();

        assertThat(receiver.bodies())
                .containsExactly(
                        "{\"kind\":\"budget_used_up\",\"subject\":\"k-1\",\"title\":\"The budget of"
                                + " <Anna> is used up\",\"text\":\"It has spent $5.00 of $5.00, and"
                                + " its calls are refused until 2026-12-01 00:00 UTC. To let it go"
                                + " on, raise its budget on the Keys"
                                + " screen.\",\"at\":\"2026-11-23T12:00:00Z\"}");
        assertEquals(0, webhooks.waiting(ACCOUNT));
    }

    @Test
    void sendsAlsoWhileSomebodySignsInInTheWindow() {
        try (ClosedGate _ = ClosedGate.shut()) {
            webhooks = new Webhooks(temp.database(), clock);
            alerts = service();
            webhooks.set(ACCOUNT, Webhook.of(receiver.url(), Webhook.Form.JSON));

            alerts.look();
            webhooks.sendDue();
        }

        assertEquals(1, receiver.bodies().size());
    }

    @Test
    void writesForSlackWithoutLettingANameBecomeALink() {
        webhooks.set(ACCOUNT, Webhook.of(receiver.url(), Webhook.Form.SLACK));

        alerts.look();
        webhooks.sendDue();

        assertThat(receiver.bodies().getFirst())
                .startsWith("{\"text\":\"*The budget of &lt;Anna&gt; is used up*\\nIt has spent");
    }

    @Test
    void triesAgainLaterAndLaterAlsoAfterARestart() {
        webhooks.set(ACCOUNT, Webhook.of(receiver.url(), Webhook.Form.JSON));
        receiver.answer(503);
        alerts.look();
        webhooks.sendDue();
        webhooks.sendDue();
        assertThat(receiver.bodies()).hasSize(1);

        temp.reopen();
        webhooks = new Webhooks(temp.database(), clock);
        clock.advance(Duration.ofSeconds(15));
        webhooks.sendDue();
        assertThat(receiver.bodies()).hasSize(2);
        clock.advance(Duration.ofSeconds(15));
        webhooks.sendDue();
        assertThat(receiver.bodies()).hasSize(2);
        assertEquals(1, webhooks.waiting(ACCOUNT));

        receiver.answer(200);
        clock.advance(Duration.ofSeconds(15));
        webhooks.sendDue();
        assertThat(receiver.bodies()).hasSize(3);
        assertEquals(0, webhooks.waiting(ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 410})
    void givesUpWhatIsRefusedForGoodAndFollowsNoRedirect(int status) {
        webhooks.set(ACCOUNT, Webhook.of(receiver.url(), Webhook.Form.JSON));
        receiver.answer(status);

        alerts.look();
        webhooks.sendDue();

        assertThat(receiver.bodies()).hasSize(1);
        assertEquals(0, webhooks.waiting(ACCOUNT));
    }

    @Test
    void forgetsWhatWaitsWhenTheWebhookIsRemoved() {
        webhooks.set(ACCOUNT, Webhook.of(receiver.url(), Webhook.Form.JSON));
        receiver.answer(500);
        alerts.look();

        webhooks.remove(ACCOUNT);
        webhooks.sendDue();

        assertThat(receiver.bodies()).isEmpty();
        assertEquals(0, webhooks.waiting(ACCOUNT));
    }

    @Test
    void keepsTheQueueEmptyWithoutAWebhook() {
        alerts.look();

        assertEquals(0, webhooks.waiting(ACCOUNT));
        assertThat(webhooks.test(ACCOUNT)).isEmpty();
    }

    @Test
    void saysWhatCameOfATest() {
        webhooks.set(ACCOUNT, Webhook.of(receiver.url(), Webhook.Form.JSON));
        assertThat(webhooks.test(ACCOUNT)).isEqualTo(Optional.of(new Delivery.Delivered()));

        receiver.answer(403);
        assertThat(webhooks.test(ACCOUNT))
                .isEqualTo(
                        Optional.of(
                                new Delivery.Failed("It answered with status 403.", 403, false)));

        receiver.close();
        assertThat(webhooks.test(ACCOUNT).toString())
                .contains("It cannot be reached")
                .doesNotContain("secretpart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hook",
                "ftp://example.com/hook",
                "https://",
                "https://user:pass@example.com/",
                "https://exa mple.com/secret",
                "file:///etc/passwd",
                "hook"
            })
    void refusesAnAddressThatIsNotSafe(String url) {
        assertThatThrownBy(() -> Webhook.of(url, Webhook.Form.JSON))
                .isInstanceOf(WebhookException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void showsTheAddressMaskedAndSoRecordsIt() {
        Webhook webhook = Webhook.of(receiver.url(), Webhook.Form.SLACK);
        webhooks.set(ACCOUNT, webhook);
        webhooks.set(ACCOUNT, webhook);

        assertThat(webhook.toString()).contains("part").doesNotContain("secret");
        assertThat(
                        new AuditLog(temp.database(), clock)
                                .trail()
                                .page(ACCOUNT, AuditQuery.ALL, null, 10)
                                .entries())
                .singleElement()
                .satisfies(
                        entry ->
                                assertThat(entry.change().toString())
                                        .contains("webhook.change")
                                        .doesNotContain("secret"));
    }
}
