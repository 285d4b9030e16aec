package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

import java.util.function.BiConsumer;

/** Asks for the password and for a new one, twice. JavaFX thread only. */
final class PasswordCard {
    private final Texts texts;
    private final DialogCard card;
    private final PasswordField current = new PasswordField();
    private final PasswordField next = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Label problem = new Label();
    private final Button go;
    private final BiConsumer<String, String> then;

    /**
     * Makes it.
     *
     * @param then gets the current and the new password
     */
    PasswordCard(Texts texts, Runnable cancel, BiConsumer<String, String> then) {
        this.texts = texts;
        this.then = then;
        card = new DialogCard(texts.get("settings.password"));
        card.text(texts.get("settings.password.ask"));
        card.add(field("settings.password.current", "password-current", current));
        card.add(field("settings.password.new", "password-new", next));
        card.add(field("settings.password.again", "password-again", again));
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        card.add(problem);
        card.button(texts.get("dialog.cancel"), cancel).setCancelButton(true);
        go = card.button(texts.get("settings.password.action"), this::go);
        go.setId("password-go");
        go.getStyleClass().add(Styles.ACCENT);
        go.setDefaultButton(true);
    }

    private VBox field(String text, String id, PasswordField field) {
        Label label = new Label(texts.get(text));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setId(id);
        field.setAccessibleText(texts.get(text));
        VBox box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }

    private void go() {
        if (!next.getText().equals(again.getText())) {
            fail(texts.get("login.reset.differs"));
            return;
        }
        problem.setText("");
        go.setDisable(true);
        then.accept(current.getText(), next.getText());
    }

    /** Says what is wrong; the user may try again. */
    void fail(String why) {
        problem.setText(why);
        go.setDisable(false);
    }

    DialogCard card() {
        return card;
    }
}
