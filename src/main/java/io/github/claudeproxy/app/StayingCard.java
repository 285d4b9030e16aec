package io.github.claudeproxy.app;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Dialogs;

import javafx.scene.control.Button;

/** Says, the first time, that closing the window leaves the program in the tray. */
final class StayingCard {
    private StayingCard() {}

    /** What another dialog shows once must not be lost, so then nothing happens. */
    static void explain(Dialogs dialogs, Texts texts, Runnable stay, Runnable quit) {
        if (dialogs.isOpen()) {
            return;
        }
        DialogCard card = new DialogCard(texts.get("tray.staying"));
        card.text(texts.get("tray.staying.text"));
        card.button(texts.get("tray.staying.quit"), quit).setId("staying-quit");
        Button keep =
                card.button(
                        texts.get("tray.staying.keep"),
                        () -> {
                            dialogs.close();
                            stay.run();
                        });
        keep.setId("staying-keep");
        keep.getStyleClass().add(Styles.ACCENT);
        keep.setDefaultButton(true);
        dialogs.show(card);
    }
}
