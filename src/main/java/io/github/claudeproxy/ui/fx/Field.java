package io.github.claudeproxy.ui.fx;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What takes input, below its name and as wide as there is room. JavaFX thread only. */
public final class Field extends VBox {
    public Field(String name, Control control) {
        Label label = new Label(name);
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("field");
        getChildren().addAll(label, control);
    }
}
