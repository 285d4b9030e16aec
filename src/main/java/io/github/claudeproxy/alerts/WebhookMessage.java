package io.github.claudeproxy.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a webhook is told.
 *
 * @param kind of the alert, or that this is a trial
 * @param at when, as ISO-8601
 */
record WebhookMessage(String kind, String subject, String title, String text, String at) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String body(Webhook.Form form) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (form) {
            case JSON -> {
                fields.put("kind", kind);
                fields.put("subject", subject);
                fields.put("title", title);
                fields.put("text", text);
                fields.put("at", at);
            }
            case SLACK -> fields.put("text", "*" + escaped(title) + "*\n" + escaped(text));
        }
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not fit for JSON", e);
        }
    }

    /** https://docs.slack.dev/messaging/formatting-message-text: a name must not become a link. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
