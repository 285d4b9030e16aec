package io.github.claudeproxy.alerts;

import io.github.claudeproxy.texts.Texts;

import java.util.Locale;

/** Says what an alert is about and what to do, in the words of a language. */
public final class AlertTexts {
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH);

    private AlertTexts() {}

    /** A line. */
    public static String title(Texts texts, Alert alert) {
        String key =
                switch (alert.kind()) {
                    case BUDGET_NEARLY_USED -> "alert.budget_nearly_used.title";
                    case BUDGET_USED_UP -> "alert.budget_used_up.title";
                    case QUOTA_HIGH -> "alert.quota_high.title";
                    case CONNECTION_LOST -> "alert.connection_lost.title";
                    case UPSTREAM_REFUSES -> "alert.upstream_refuses.title";
                    case DISK_LOW -> "alert.disk_low.title";
                };
        return texts.get(key, alert.values().toArray());
    }

    /** What happened and what to do, in a few sentences. */
    public static String text(Texts texts, Alert alert) {
        String key =
                switch (alert.kind()) {
                    case BUDGET_NEARLY_USED -> "alert.budget_nearly_used.text";
                    case BUDGET_USED_UP -> "alert.budget_used_up.text";
                    case QUOTA_HIGH -> "alert.quota_high.text";
                    case CONNECTION_LOST -> "alert.connection_lost.text";
                    case UPSTREAM_REFUSES -> "alert.upstream_refuses.text";
                    case DISK_LOW -> "alert.disk_low.text";
                };
        return texts.get(key, alert.values().toArray());
    }

    /** As {@link #title}, where nobody's language is known: in the log, to other programs. */
    public static String title(Alert alert) {
        return title(ENGLISH, alert);
    }

    /** As {@link #text}, where nobody's language is known. */
    public static String text(Alert alert) {
        return text(ENGLISH, alert);
    }

    static String testTitle() {
        return ENGLISH.get("alert.test.title");
    }

    static String testText() {
        return ENGLISH.get("alert.test.text");
    }
}
