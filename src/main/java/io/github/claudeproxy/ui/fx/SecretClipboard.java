package io.github.claudeproxy.ui.fx;

import io.github.claudeproxy.signal.Signal;

import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/** The system's clipboard; a secret stays in it for a minute only. JavaFX thread only. */
public final class SecretClipboard {
    private static final Duration KEPT = Duration.ofSeconds(60);

    private final Alarm alarm;
    private Signal.@Nullable Subscription clearing;

    public SecretClipboard() {
        this(new FxThread(Runnable::run)::after);
    }

    /** Clears the clipboard when this alarm rings. */
    SecretClipboard(Alarm alarm) {
        this.alarm = alarm;
    }

    /** Does something on the JavaFX thread after a while, unless closed before. */
    interface Alarm {
        Signal.Subscription after(Duration wait, Runnable action);
    }

    /** Copies what anybody may read. */
    public void copy(String text) {
        stopClearing();
        put(text);
    }

    /** Copies a secret, and clears it after a minute unless something else was copied since. */
    public void copySecret(String secret) {
        stopClearing();
        put(secret);
        clearing = alarm.after(KEPT, () -> clear(secret));
    }

    private void stopClearing() {
        if (clearing != null) {
            clearing.close();
            clearing = null;
        }
    }

    private static void put(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private static void clear(String secret) {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (secret.equals(clipboard.getString())) {
            clipboard.clear();
        }
    }
}
