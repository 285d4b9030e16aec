package io.github.claudeproxy.rest;

import io.github.claudeproxy.alerts.Delivery;
import io.github.claudeproxy.alerts.Webhook;
import io.github.claudeproxy.alerts.Webhooks;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Where the account's alerts are sent to; who reads it sees its address masked. */
final class WebhookEndpoint {
    private static final String PATH = "/api/alerts/webhook";

    private final Webhooks webhooks;

    WebhookEndpoint(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", PATH, Access.FOUNDER, this::get)
                        .says("Get where alerts are sent to", "With its address masked.")
                        .gives(WebhookBody.class)
                        .about(this::setting),
                new Route("PUT", PATH, Access.FOUNDER, this::set)
                        .says("Set where alerts are sent to")
                        .takes(WebhookSetting.class)
                        .gives(WebhookBody.class)
                        .about(this::setting),
                new Route("DELETE", PATH, Access.FOUNDER, this::remove)
                        .says("Send alerts nowhere")
                        .about(this::setting),
                new Route("POST", PATH + "/test", Access.FOUNDER, this::test)
                        .says("Send an alert to try it")
                        .gives(WebhookTestBody.class)
                        .mayFail(400, "There is no webhook to try."));
    }

    record WebhookSetting(String url, @Nullable String form) {
        @Override
        public String toString() {
            return "WebhookSetting[url=***, form=" + form + "]";
        }
    }

    record WebhookBody(@Nullable String url, @Nullable String form, int waiting) {}

    record WebhookTestBody(boolean delivered, @Nullable String problem) {}

    /** What two addresses have in common when they are masked must not make them one. */
    private Optional<?> setting(Call call) {
        return Optional.of(
                webhooks.of(call.accountId())
                        .<Object>map(
                                now -> new WebhookSetting(now.url().toString(), now.form().text()))
                        .orElse("none"));
    }

    private Answer get(Call call) {
        Webhook webhook = webhooks.of(call.accountId()).orElse(null);
        return Answer.ok(
                new WebhookBody(
                        webhook == null ? null : webhook.masked(),
                        webhook == null ? null : webhook.form().text(),
                        webhooks.waiting(call.accountId())));
    }

    private Answer set(Call call) {
        WebhookSetting body = call.read(WebhookSetting.class);
        webhooks.set(call.accountId(), Webhook.of(body.url(), form(body.form())));
        return get(call);
    }

    private static Webhook.Form form(@Nullable String text) {
        return text == null
                ? Webhook.Form.JSON
                : Webhook.Form.of(text)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.invalid("form", "takes json or slack")));
    }

    private Answer remove(Call call) {
        webhooks.remove(call.accountId());
        return Answer.done();
    }

    private Answer test(Call call) {
        return webhooks.test(call.accountId())
                .map(
                        delivery ->
                                switch (delivery) {
                                    case Delivery.Delivered _ -> new WebhookTestBody(true, null);
                                    case Delivery.Failed failed ->
                                            new WebhookTestBody(false, failed.why());
                                })
                .map(Answer::ok)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.badRequest("There is no webhook to try.")));
    }
}
