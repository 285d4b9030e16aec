package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.keys.KeyChanges.NewKey;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

import org.kordamp.ikonli.javafx.FontIcon;

/** The dialog that shows a new key's secret, this one time. JavaFX thread only. */
final class SecretCard {
    private final Texts texts;
    private final SecretClipboard clipboard;
    private final KeySecret secret;
    private final KeySecret masked;
    private final DialogCard card;
    private final Label copied = new Label();

    SecretCard(Texts texts, SecretClipboard clipboard, NewKey made, Ways ways) {
        this.texts = texts;
        this.clipboard = clipboard;
        this.secret = made.generated().secret();
        this.masked = new KeySecret(made.generated().key().prefix() + "_" + SecretLine.MASK);
        this.card = new DialogCard(texts.get("keys.secret.title", made.generated().key().name()));
        card.getStyleClass().add("wide");
        card.add(notice(made));
        card.add(secretLine().root());
        copied.setId("copied");
        copied.getStyleClass().addAll("muted", "small");
        copied.managedProperty().bind(copied.textProperty().isNotEmpty());
        card.add(copied);
        card.add(invitation(ways.invites()));
        if (!made.reachable().isEmpty()) {
            card.add(new SnippetPane(texts, made.reachable(), masked, this::copySnippet).root());
        }
        Button close = card.button(texts.get("keys.secret.done"), ways.done());
        close.setId("secret-done");
        close.getStyleClass().add(Styles.ACCENT);
    }

    /**
     * The ways out.
     *
     * @param invites hands the key on by a link instead
     */
    record Ways(Runnable invites, Runnable done) {}

    private Label notice(NewKey made) {
        String name = made.generated().key().name();
        Label once =
                new Label(
                        made.isNew()
                                ? texts.get("keys.secret.once")
                                : texts.get("keys.secret.rotated", name));
        once.setWrapText(true);
        once.setGraphic(new FontIcon("fth-alert-triangle"));
        once.getStyleClass().addAll("notice", "attention");
        once.setMaxWidth(Double.MAX_VALUE);
        return once;
    }

    private SecretLine secretLine() {
        SecretLine line =
                new SecretLine(
                        new SecretLine.Words(
                                "secret",
                                texts.get("keys.secret.field"),
                                texts.get("keys.secret.reveal"),
                                texts.get("keys.secret.copy")),
                        clipboard,
                        () -> copied.setText(texts.get("keys.secret.copied")));
        line.fill(masked.value(), secret.value());
        return line;
    }

    private Hyperlink invitation(Runnable invites) {
        Hyperlink link = new Hyperlink(texts.get("keys.secret.invite"), new FontIcon("fth-send"));
        link.setId("secret-invite");
        link.setOnAction(_ -> invites.run());
        return link;
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
