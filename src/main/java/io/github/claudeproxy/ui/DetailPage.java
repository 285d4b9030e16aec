package io.github.claudeproxy.ui;

import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** What a screen leads to, with the way back. JavaFX thread only. */
final class DetailPage implements ScreenView {
    private final Parent root;
    private final ScreenView content;
    private final Runnable goBack;

    @FXML private Button back;
    @FXML private Label title;
    @FXML private VBox body;

    DetailPage(ViewLoader loader, String name, ScreenView content, Runnable goBack) {
        this.root = loader.load(this);
        this.content = content;
        this.goBack = goBack;
        title.setText(name);
        body.getChildren().add(content.root());
        back.setOnAction(_ -> goBack.run());
        root.setOnKeyPressed(this::press);
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            goBack.run();
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    /** The content of a scroll pane is in the window, and can have the focus, once it is styled. */
    @Override
    public void shown() {
        root.applyCss();
        back.requestFocus();
        content.shown();
    }

    @Override
    public void hidden() {
        content.hidden();
    }

    @Override
    public void search() {
        content.search();
    }
}
