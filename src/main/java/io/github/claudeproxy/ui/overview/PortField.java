package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.ui.fx.Field;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.OptionalInt;

/** Asks for the number of a port. JavaFX thread only. */
final class PortField {
    private static final int DIGITS = 5;
    private static final int HIGHEST = 65_535;

    private final TextField input;
    private final VBox box;

    /**
     * Makes a field with the port in it.
     *
     * @param fixed why it cannot be changed, if it cannot
     */
    PortField(String label, String id, int number, Optional<String> fixed) {
        input = new TextField(String.valueOf(number));
        input.setId(id);
        input.setTextFormatter(new TextFormatter<String>(PortField::digits));
        box = new Field(label, input);
        fixed.ifPresent(this::fix);
    }

    @SuppressWarnings("NullAway") // to JavaFX, null means that nothing changes
    private static TextFormatter.Change digits(TextFormatter.Change change) {
        return change.getControlNewText().matches("\\d{0," + DIGITS + "}") ? change : null;
    }

    private void fix(String why) {
        input.setDisable(true);
        Label reason = new Label(why);
        reason.getStyleClass().addAll("muted", "small");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        box.getChildren().add(reason);
    }

    Node box() {
        return box;
    }

    String text() {
        return input.getText();
    }

    void fill(int number) {
        input.setText(String.valueOf(number));
    }

    void focus() {
        input.requestFocus();
        input.selectAll();
    }

    /** The number, if there can be such a port; what is fixed stays what it is. */
    OptionalInt number() {
        int number = input.getText().isEmpty() ? 0 : Integer.parseInt(input.getText());
        return input.isDisabled() || (number >= 1 && number <= HIGHEST)
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }
}
