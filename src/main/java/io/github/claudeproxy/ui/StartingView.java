package io.github.claudeproxy.ui;

import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;

/** What the window shows until the program has started, or why it could not. */
public final class StartingView {
    private final Parent root;
    private final ViewLoader loader;

    @FXML private ProgressIndicator progress;
    @FXML private Label title;
    @FXML private Label detail;
    @FXML private Label technical;
    @FXML private Button retry;

    public StartingView(ViewLoader loader) {
        this.loader = loader;
        this.root = loader.load(this);
    }

    public Parent root() {
        return root;
    }

    /**
     * Says what went wrong; the program can be asked to try once more.
     *
     * @param exactly what the log says, for those who can do something with it
     */
    public void failed(String message, String exactly, Runnable again) {
        working(false);
        title.setText(loader.texts().get("starting.failed"));
        detail.setText(message);
        technical.setText(exactly);
        technical.setVisible(!exactly.isEmpty());
        technical.setManaged(technical.isVisible());
        retry.setOnAction(
                _ -> {
                    working(true);
                    again.run();
                });
        retry.requestFocus();
    }

    /** Says that the program is about to end, as what runs may still finish. */
    public void stopping() {
        working(true);
        title.setText(loader.texts().get("starting.stopping"));
    }

    private void working(boolean works) {
        progress.setVisible(works);
        progress.setManaged(works);
        detail.setVisible(!works);
        detail.setManaged(!works);
        retry.setVisible(!works);
        retry.setManaged(!works);
        if (works) {
            technical.setVisible(false);
            technical.setManaged(false);
            title.setText(loader.texts().get("starting.title"));
        }
    }
}
