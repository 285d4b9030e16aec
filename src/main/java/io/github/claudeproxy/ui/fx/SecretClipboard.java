package io.github.claudeproxy.ui.fx;

import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;

import java.util.Map;

/** The system's clipboard; a secret stays in it for a minute only. JavaFX thread only. */
public final class SecretClipboard {
    private static final Duration KEPT = Duration.seconds(60);

    private final PauseTransition clearing = new PauseTransition(KEPT);

    /** Copies what anybody may read. */
    public void copy(String text) {
        clearing.stop();
        put(text);
    }

    /** Copies a secret, and clears it after a minute unless something else was copied since. */
    public void copySecret(String secret) {
        put(secret);
        clearing.setOnFinished(_ -> clear(secret));
        clearing.playFromStart();
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
