package io.github.claudeproxy.ui.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Locale;

/** One setting: what it is, what it does, and the control that changes it. JavaFX thread only. */
final class SettingsRow extends VBox {
    private final Label title;
    private final Label text = new Label();
    private final Label problem = new Label();

    SettingsRow(String title, String text, Node control) {
        this.title = new Label(title);
        this.title.setWrapText(true);
        this.title.setLabelFor(control);
        this.text.setText(text);
        this.text.getStyleClass().addAll("muted", "small");
        problem.getStyleClass().addAll("error-text", "small");
        VBox words = new VBox(this.title, wrapped(this.text));
        words.getStyleClass().add("settings-words");
        HBox line = new HBox(words, control);
        line.getStyleClass().add("settings-line");
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("settings-row");
        getChildren().addAll(line, wrapped(problem));
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(title);
        }
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** Says something else about it from now on. */
    void say(String words) {
        text.setText(words);
    }

    /** Says what is wrong with what was chosen; empty if nothing is. */
    void fail(String words) {
        problem.setText(words);
    }

    /** Whether these words, in lower case, are in what it says. */
    boolean has(String wanted) {
        return (title.getText() + " " + text.getText()).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
