package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;

/** The last step: a real answer. */
final class TryView implements ScreenView {
    private final TryViewModel model;
    private final Parent root;

    @FXML private Button ask;
    @FXML private ProgressIndicator busy;
    @FXML private Label result;
    @FXML private Button finish;

    TryView(ViewLoader loader, TryViewModel model, Runnable asks, Runnable finished) {
        this.model = model;
        this.root = loader.load(this);
        ask.disableProperty().bind(model.busy());
        ask.setOnAction(_ -> asks.run());
        busy.visibleProperty().bind(model.busy());
        busy.managedProperty().bind(busy.visibleProperty());
        result.textProperty().bind(model.result());
        result.visibleProperty().bind(model.result().isNotEmpty());
        result.managedProperty().bind(result.visibleProperty());
        finish.setOnAction(_ -> finished.run());
        mark();
        model.result().addListener((_, _, _) -> mark());
    }

    /** Once it works, going on is the thing to do. */
    private void mark() {
        boolean works = model.works().get();
        result.getStyleClass().setAll("label", "notice", works ? "fine" : "attention");
        ask.setDefaultButton(!works);
        finish.setDefaultButton(works);
        if (works) {
            finish.requestFocus();
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        (model.works().get() ? finish : ask).requestFocus();
    }
}
