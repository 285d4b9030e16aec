package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Field;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

import java.util.function.Consumer;

/** The dialog that asks for a key's new name. JavaFX thread only. */
final class NameCard {
    private final DialogCard card;
    private final TextField name;
    private final Label problem = new Label();
    private final Button save;

    NameCard(Texts texts, String old, Runnable cancel, Consumer<String> saves) {
        card = new DialogCard(texts.get("keys.rename.title"));
        name = new TextField(old);
        name.setId("key-name");
        card.add(new Field(texts.get("keys.new.name"), name));
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        card.add(problem);
        card.button(texts.get("dialog.cancel"), cancel).setCancelButton(true);
        save =
                card.button(
                        texts.get("keys.rename.save"),
                        () -> {
                            saves.accept(name.getText());
                        });
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
    }

    void refused(String why) {
        problem.setText(why);
        name.requestFocus();
    }

    DialogCard card() {
        return card;
    }
}
