package io.github.claudeproxy.alerts;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Sends messages, one after the other. Follows no redirect: the address was checked as it is. Takes
 * no proxy, because the default one is the window's gate while somebody signs in there.
 */
final class WebhookSender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(PATIENCE)
                    .build();

    Delivery send(Webhook webhook, WebhookMessage message) {
        HttpRequest request =
                HttpRequest.newBuilder(webhook.url())
                        .timeout(PATIENCE)
                        .header("content-type", "application/json")
                        .header("user-agent", "claude-proxy")
                        .POST(HttpRequest.BodyPublishers.ofString(message.body(webhook.form())))
                        .build();
        try {
            return judged(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return new Delivery.Failed(
                    "It cannot be reached (" + e.getClass().getSimpleName() + ").", 0, true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Delivery.Failed("It was interrupted.", 0, true);
        }
    }

    private static Delivery judged(int status) {
        if (status >= 200 && status < 300) {
            return new Delivery.Delivered();
        }
        boolean later = status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        return new Delivery.Failed("It answered with status " + status + ".", status, later);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
