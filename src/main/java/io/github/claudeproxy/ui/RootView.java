package io.github.claudeproxy.ui;

import atlantafx.base.controls.ModalPane;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.Toasts;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole window: what is being done now, dialogs above it, messages above all. */
public final class RootView {
    private final StackPane root = new StackPane();
    private final StackPane content = new StackPane();
    private final Dialogs dialogs;
    private final Toasts toasts;

    public RootView(FxThread fx, Texts texts) {
        ModalPane modal = new ModalPane();
        modal.setFocusTraversable(false);
        VBox messages = new VBox();
        messages.getStyleClass().add("toasts");
        messages.setViewOrder(modal.getTopViewOrder() - 1.0);
        dialogs = new Dialogs(modal, content, texts);
        toasts = new Toasts(messages);
        root.getStyleClass().add("window");
        root.getChildren().addAll(content, modal, messages);
        fx.onUnexpected(
                _ ->
                        dialogs.error(
                                texts.get("dialog.unexpected.title"),
                                texts.get("dialog.unexpected.text")));
    }

    public Parent root() {
        return root;
    }

    public Dialogs dialogs() {
        return dialogs;
    }

    public Toasts toasts() {
        return toasts;
    }

    /** Puts this in the place of what was there. */
    public void show(Parent next) {
        content.getChildren().setAll(next);
    }
}
