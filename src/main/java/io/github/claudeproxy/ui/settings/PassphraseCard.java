package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Field;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;

import java.util.function.Consumer;

/** Asks for the passphrase of a backup, twice where a new one is chosen. JavaFX thread only. */
final class PassphraseCard {
    private final Texts texts;
    private final DialogCard card;
    private final PasswordField first = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Label problem = new Label();
    private final ProgressBar working = new ProgressBar();
    private final Button go;
    private final boolean chosen;
    private final Consumer<char[]> then;

    /**
     * What the dialog says.
     *
     * @param chosen whether it is a new one, which is typed twice
     */
    record Question(String title, String text, String action, boolean chosen) {}

    PassphraseCard(Texts texts, Question question, Runnable cancel, Consumer<char[]> then) {
        this.texts = texts;
        this.chosen = question.chosen();
        this.then = then;
        this.card = new DialogCard(question.title());
        card.text(question.text());
        first.setId("passphrase");
        card.add(new Field(texts.get("settings.passphrase"), first));
        if (chosen) {
            again.setId("passphrase-again");
            card.add(new Field(texts.get("settings.passphrase.again"), again));
        }
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        working.setMaxWidth(Double.MAX_VALUE);
        working.setAccessibleText(question.title());
        working.managedProperty().bind(working.visibleProperty());
        working.setVisible(false);
        card.add(problem);
        card.add(working);
        card.button(texts.get("dialog.cancel"), cancel).setCancelButton(true);
        go = card.button(question.action(), this::go);
        go.setId("passphrase-go");
        go.getStyleClass().add(Styles.ACCENT);
        go.setDefaultButton(true);
    }

    private void go() {
        if (chosen && !first.getText().equals(again.getText())) {
            fail(texts.get("login.reset.differs"));
            return;
        }
        problem.setText("");
        working.setVisible(true);
        go.setDisable(true);
        then.accept(first.getText().toCharArray());
    }

    /** Says what is wrong; the user may try again. */
    void fail(String why) {
        problem.setText(why);
        working.setVisible(false);
        go.setDisable(false);
        first.requestFocus();
    }

    DialogCard card() {
        return card;
    }
}
