package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.keys.KeyChanges.NewKey;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The dialog that shows a new key's secret, this one time. It shows the secret masked until asked
 * otherwise, as somebody may look over the shoulder; copying needs no look. JavaFX thread only.
 */
final class SecretCard {
    private static final String MASK = "_" + "•".repeat(24);

    private final Texts texts;
    private final SecretClipboard clipboard;
    private final KeySecret secret;
    private final KeySecret masked;
    private final DialogCard card;
    private final Label copied = new Label();

    SecretCard(Texts texts, SecretClipboard clipboard, NewKey made, boolean isNew, Runnable done) {
        this.texts = texts;
        this.clipboard = clipboard;
        this.secret = made.generated().secret();
        this.masked = new KeySecret(made.generated().key().prefix() + MASK);
        String name = made.generated().key().name();
        this.card = new DialogCard(texts.get("keys.secret.title", name));
        card.getStyleClass().add("wide");
        Label once = new Label(texts.get(isNew ? "keys.secret.once" : "keys.secret.rotated", name));
        once.setWrapText(true);
        once.setGraphic(new FontIcon("fth-alert-triangle"));
        once.getStyleClass().addAll("notice", "attention");
        once.setMaxWidth(Double.MAX_VALUE);
        card.add(once);
        card.add(secretLine());
        copied.setId("copied");
        copied.getStyleClass().addAll("muted", "small");
        copied.managedProperty().bind(copied.textProperty().isNotEmpty());
        card.add(copied);
        if (!made.reachable().isEmpty()) {
            card.add(new SnippetPane(texts, made.reachable(), masked, this::copySnippet).root());
        }
        Button close = card.button(texts.get("keys.secret.done"), done);
        close.setId("secret-done");
        close.getStyleClass().add(Styles.ACCENT);
    }

    private HBox secretLine() {
        TextField text = new TextField(masked.value());
        text.setId("secret");
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setAccessibleText(texts.get("keys.secret.field"));
        HBox.setHgrow(text, Priority.ALWAYS);
        ToggleButton reveal = new ToggleButton(null, new FontIcon("fth-eye"));
        reveal.setId("secret-reveal");
        reveal.getStyleClass().add(Styles.BUTTON_ICON);
        reveal.setAccessibleText(texts.get("keys.secret.reveal"));
        reveal.setTooltip(new Tooltip(texts.get("keys.secret.reveal")));
        reveal.setOnAction(
                _ -> text.setText(reveal.isSelected() ? secret.value() : masked.value()));
        Button copy = new Button(texts.get("keys.secret.copy"), new FontIcon("fth-copy"));
        copy.setId("secret-copy");
        copy.getStyleClass().add(Styles.ACCENT);
        copy.setOnAction(
                _ -> {
                    clipboard.copySecret(secret.value());
                    copied.setText(texts.get("keys.secret.copied"));
                });
        HBox line = new HBox(text, reveal, copy);
        line.getStyleClass().add("copy-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** What is shown masked is copied whole. */
    private void copySnippet(String text) {
        String whole = text.replace(masked.value(), secret.value());
        if (whole.equals(text)) {
            clipboard.copy(text);
            copied.setText(texts.get("keys.secret.copied-plain"));
        } else {
            clipboard.copySecret(whole);
            copied.setText(texts.get("keys.secret.copied"));
        }
    }

    DialogCard card() {
        return card;
    }
}
