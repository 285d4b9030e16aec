package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.ui.fx.SecretClipboard;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows a secret masked until asked otherwise, as somebody may look over the shoulder; copying
 * needs no look. JavaFX thread only.
 */
final class SecretLine {
    static final String MASK = "•".repeat(24);

    private final TextField text = new TextField();
    private final ToggleButton reveal = new ToggleButton(null, new FontIcon("fth-eye"));
    private final HBox root;
    private String masked = "";
    private String whole = "";

    /**
     * What its parts are called.
     *
     * @param id of the field, and the beginning of those of the buttons
     */
    record Words(String id, String field, String reveal, String copy) {}

    SecretLine(Words words, SecretClipboard clipboard, Runnable copied) {
        text.setId(words.id());
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setAccessibleText(words.field());
        HBox.setHgrow(text, Priority.ALWAYS);
        reveal.setId(words.id() + "-reveal");
        reveal.getStyleClass().add(Styles.BUTTON_ICON);
        reveal.setAccessibleText(words.reveal());
        reveal.setTooltip(new Tooltip(words.reveal()));
        reveal.setOnAction(_ -> show());
        Button copy = new Button(words.copy(), new FontIcon("fth-copy"));
        copy.setId(words.id() + "-copy");
        copy.getStyleClass().add(Styles.ACCENT);
        copy.setMinWidth(HBox.USE_PREF_SIZE);
        copy.setOnAction(
                _ -> {
                    clipboard.copySecret(whole);
                    copied.run();
                });
        root = new HBox(text, reveal, copy);
        root.getStyleClass().add("copy-line");
        root.setAlignment(Pos.CENTER_LEFT);
    }

    /** Holds this from now on. */
    void fill(String maskedText, String wholeText) {
        masked = maskedText;
        whole = wholeText;
        show();
    }

    private void show() {
        text.setText(reveal.isSelected() ? whole : masked);
    }

    Parent root() {
        return root;
    }
}
