package io.github.claudeproxy.alerts;

/**
 * A webhook cannot be as asked; the message is fit for the user and does not repeat the address.
 */
public final class WebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WebhookException(String message) {
        super(message);
    }
}
