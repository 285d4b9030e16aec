package io.github.claudeproxy.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an account's alerts are sent to. The address is a secret: who has it can write there. */
public record Webhook(URI url, Form form) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MOST_LENGTH = 2000;

    /** How the message is written. */
    public enum Form {
        /** A JSON object with a field for each part. */
        JSON,
        /** What Slack and those that imitate it take. */
        SLACK;

        /** The name in the store and in the REST API. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Form> of(String text) {
            return Arrays.stream(values()).filter(form -> form.text().equals(text)).findFirst();
        }
    }

    /**
     * Checks an address that somebody typed.
     *
     * @throws WebhookException if nothing may be sent there
     */
    public static Webhook of(String url, Form form) {
        URI parsed = parse(url.strip());
        boolean open = "http".equals(parsed.getScheme()) && LOOPBACK.contains(parsed.getHost());
        if (!"https".equals(parsed.getScheme()) && !open) {
            throw new WebhookException(
                    "The address must begin with https://, or be one of this machine.");
        }
        return new Webhook(parsed, form);
    }

    private static URI parse(String url) {
        try {
            URI parsed = new URI(url);
            if (parsed.getHost() == null
                    || parsed.getUserInfo() != null
                    || url.length() > MOST_LENGTH) {
                throw new WebhookException("This is not the address of a webhook.");
            }
            return parsed;
        } catch (URISyntaxException _) {
            // not as a cause: its message repeats the address
            throw new WebhookException("This is not the address of a webhook.");
        }
    }

    /** Enough to recognise it by. */
    public String masked() {
        String all = url.toString();
        String end = all.length() > 40 ? all.substring(all.length() - 4) : "";
        return url.getScheme() + "://" + url.getAuthority() + "/…" + end;
    }

    @Override
    public String toString() {
        return "Webhook[" + masked() + ", " + form.text() + "]";
    }
}
