package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Field;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/** Asks twice before all is deleted: only who types the word can go on. JavaFX thread only. */
final class ResetCard {
    private final DialogCard card;

    ResetCard(Texts texts, Runnable cancel, Runnable reset) {
        String word = texts.get("settings.reset.word");
        card = new DialogCard(texts.get("settings.reset.title"));
        card.text(texts.get("settings.reset.ask"));
        TextField typed = new TextField();
        typed.setId("reset-word");
        card.add(new Field(texts.get("settings.reset.type", word), typed));
        card.button(texts.get("dialog.cancel"), cancel).setCancelButton(true);
        Button go = card.button(texts.get("settings.reset.action"), reset);
        go.setId("reset-go");
        go.getStyleClass().add(Styles.DANGER);
        go.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !word.equalsIgnoreCase(typed.getText().strip()),
                                typed.textProperty()));
    }

    DialogCard card() {
        return card;
    }
}
