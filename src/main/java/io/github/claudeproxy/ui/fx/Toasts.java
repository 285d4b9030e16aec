package io.github.claudeproxy.ui.fx;

import atlantafx.base.theme.Styles;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;

/** Short messages at the lower edge that go by themselves. JavaFX thread only. */
public final class Toasts {
    private static final Duration SHOWN = Duration.seconds(4);
    private static final Duration SHOWN_WITH_ACTION = Duration.seconds(20);
    private static final int MOST = 3;

    private final VBox pane;
    private final List<PauseTransition> running = new ArrayList<>();

    public Toasts(VBox pane) {
        this.pane = pane;
        pane.setAlignment(Pos.BOTTOM_CENTER);
        pane.setPickOnBounds(false);
    }

    public void show(String text) {
        appear(toast(text), SHOWN, () -> {});
    }

    /**
     * Shows what was done, with a button that takes it back.
     *
     * @param gone runs when the message goes without the button having been pressed
     */
    public void show(String text, String action, Runnable taken, Runnable gone) {
        HBox toast = toast(text);
        Button button = new Button(action);
        button.getStyleClass().addAll(Styles.FLAT, Styles.ACCENT);
        toast.getChildren().add(button);
        PauseTransition time = appear(toast, SHOWN_WITH_ACTION, gone);
        button.setOnAction(
                _ -> {
                    time.stop();
                    running.remove(time);
                    pane.getChildren().remove(toast);
                    taken.run();
                });
    }

    private static HBox toast(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        HBox toast = new HBox(label);
        toast.getStyleClass().add("toast");
        toast.setAlignment(Pos.CENTER_LEFT);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(text);
        return toast;
    }

    private PauseTransition appear(HBox toast, Duration shown, Runnable gone) {
        PauseTransition time = new PauseTransition(shown);
        running.add(time);
        pane.getChildren().add(toast);
        time.setOnFinished(
                _ -> {
                    running.remove(time);
                    pane.getChildren().remove(toast);
                    gone.run();
                });
        time.play();
        if (running.size() > MOST) {
            running.getFirst().jumpTo(shown);
        }
        return time;
    }
}
