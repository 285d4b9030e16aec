package io.github.claudeproxy.ui.fx;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A dialog: title, what it is about, buttons at the end. JavaFX thread only. */
public final class DialogCard extends VBox {
    private final VBox body = new VBox();
    private final HBox buttons = new HBox();

    public DialogCard(String title) {
        Label heading = new Label(title);
        heading.getStyleClass().add("dialog-title");
        heading.setWrapText(true);
        body.getStyleClass().add("dialog-body");
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("dialog-card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        getChildren().addAll(heading, body, buttons);
    }

    /** Adds a paragraph. */
    public void text(String text) {
        Label paragraph = new Label(text);
        paragraph.setWrapText(true);
        paragraph.setMinHeight(Region.USE_PREF_SIZE);
        add(paragraph);
    }

    public void add(Node node) {
        body.getChildren().add(node);
    }

    /** Adds a button after those there are. */
    public Button button(String text, Runnable action) {
        Button button = new Button(text);
        button.setOnAction(_ -> action.run());
        buttons.getChildren().add(button);
        return button;
    }

    /** The first thing that takes input, else the last button. */
    void focusFirst() {
        Node first =
                body.lookupAll("*").stream()
                        .filter(node -> node.isFocusTraversable() && !(node instanceof Label))
                        .findFirst()
                        .orElseGet(() -> buttons.getChildren().getLast());
        first.requestFocus();
    }

    void focusLast() {
        buttons.getChildren().getLast().requestFocus();
    }
}
