package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Field;
import io.github.claudeproxy.users.PasswordStrength;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

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
        current.setId("password-current");
        next.setId("password-new");
        again.setId("password-again");
        card.add(new Field(texts.get("settings.password.current"), current));
        Field chosen = new Field(texts.get("settings.password.new"), next);
        chosen.getChildren().add(strength());
        card.add(chosen);
        card.add(new Field(texts.get("settings.password.again"), again));
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

    private Label strength() {
        Label strength = new Label();
        strength.getStyleClass().addAll("muted", "small");
        strength.textProperty().bind(next.textProperty().map(PasswordStrength::of).map(texts::of));
        return strength;
    }

    private void go() {
        if (!next.getText().equals(again.getText())) {
            fail(texts.get("login.reset.differs"), again);
            return;
        }
        problem.setText("");
        go.setDisable(true);
        then.accept(current.getText(), next.getText());
    }

    /** Says what is wrong with the password that holds. */
    void failCurrent(String why) {
        fail(why, current);
    }

    /** Says what is wrong with the new one, or else. */
    void fail(String why) {
        fail(why, next);
    }

    /** The user may try again, where it was wrong. */
    private void fail(String why, PasswordField where) {
        problem.setText(why);
        go.setDisable(false);
        where.requestFocus();
        where.selectAll();
    }

    DialogCard card() {
        return card;
    }
}
