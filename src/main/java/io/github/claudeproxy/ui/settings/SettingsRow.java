package io.github.claudeproxy.ui.settings;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * One setting: what it is, what it does, the control that changes it, and below what went wrong.
 * JavaFX thread only.
 */
final class SettingsRow extends VBox {
    private static final Duration PATIENCE = Duration.millis(300);

    private final FoundText title;
    private final FoundText text;
    private final HBox controls = new HBox();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final PauseTransition slow = new PauseTransition(PATIENCE);
    private final Label problem = new Label();
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final BooleanProperty found = new SimpleBooleanProperty(true);
    private String further = "";

    SettingsRow(String title, String text, Node... controls) {
        this.title = new FoundText(title);
        this.text = new FoundText(text, "settings-text");
        progress.getStyleClass().add("settings-progress");
        show(progress, false);
        this.controls.getStyleClass().add("settings-controls");
        this.controls.setAlignment(Pos.CENTER_RIGHT);
        this.controls.setMinWidth(Region.USE_PREF_SIZE);
        this.controls.getChildren().setAll(controls);
        for (Node control : controls) {
            name(control);
        }
        getStyleClass().add("settings-row");
        getChildren().addAll(line(), wrapped(problem));
        visibleProperty().bind(wanted.and(found));
        managedProperty().bind(visibleProperty());
        slow.setOnFinished(_ -> show(progress, true));
    }

    private HBox line() {
        VBox words = new VBox(title, text);
        words.getStyleClass().add("settings-words");
        words.setMinWidth(110);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words, progress, controls);
        line.getStyleClass().add("settings-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void name(Node control) {
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(title.text());
        }
        if (control.getAccessibleHelp() == null && !text.text().isEmpty()) {
            control.setAccessibleHelp(text.text());
        }
    }

    private static Label wrapped(Label label) {
        label.getStyleClass().addAll("error-text", "small");
        label.setAccessibleRole(AccessibleRole.TEXT);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Puts this below the words, over the whole width. */
    SettingsRow below(Node node) {
        getChildren().add(getChildren().size() - 1, node);
        return this;
    }

    /** Words that lead here too, though nobody reads them. */
    SettingsRow alsoFound(String words) {
        further = words;
        return this;
    }

    /** Is there only while this holds. */
    SettingsRow onlyIf(ObservableBooleanValue holds) {
        wanted.bind(holds);
        return this;
    }

    /** Says something else about it from now on. */
    void say(String words) {
        text.say(words);
    }

    /** Says what is wrong with what was chosen; empty if nothing is. */
    void fail(String words) {
        problem.setText(words);
    }

    /** While it is being done nothing else can be asked; it shows once that takes a while. */
    void busy(boolean works) {
        controls.setDisable(works);
        if (works) {
            slow.playFromStart();
        } else {
            slow.stop();
            show(progress, false);
        }
    }

    /**
     * Shows it only if the words are in what it says, and where.
     *
     * @param around what is written above it
     */
    void filter(SearchWords words, String around) {
        found.set(words.in(String.join(" ", title.text(), text.text(), further, around)));
        title.mark(words);
        text.mark(words);
    }
}
