package io.github.claudeproxy.ui.fx;

import io.github.claudeproxy.signal.Signal;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;

import java.util.Optional;

/**
 * A caret in the place of the one that blinks, which is not seen when it does not blink. JavaFX
 * thread only.
 */
final class StandingCaret {
    private StandingCaret() {}

    /** Shows it until closed; where it finds no caret, there is none either. */
    static Signal.Subscription in(TextInputControl field) {
        Optional<Path> found = blinking(field);
        if (found.isEmpty()) {
            return () -> {};
        }
        Path blinking = found.get();
        ObservableList<Node> siblings = siblings(blinking).orElseThrow();
        Path still = like(blinking);
        still.visibleProperty().bind(wantedIn(field));
        siblings.add(still);
        return () -> {
            siblings.remove(still);
            Bindings.unbindContent(still.getElements(), blinking.getElements());
            still.visibleProperty().unbind();
        };
    }

    /** It alone fades by itself among what a field is made of. */
    private static Optional<Path> blinking(TextInputControl field) {
        return field.lookupAll("*").stream()
                .filter(Path.class::isInstance)
                .map(Path.class::cast)
                .filter(path -> path.opacityProperty().isBound() && siblings(path).isPresent())
                .findFirst();
    }

    private static Optional<ObservableList<Node>> siblings(Path path) {
        return switch (path.getParent()) {
            case Group group -> Optional.of(group.getChildren());
            case Pane pane -> Optional.of(pane.getChildren());
            case null, default -> Optional.empty();
        };
    }

    private static Path like(Path blinking) {
        Path still = new Path();
        still.setManaged(false);
        still.setMouseTransparent(true);
        Bindings.bindContent(still.getElements(), blinking.getElements());
        still.fillProperty().bind(blinking.fillProperty());
        still.strokeProperty().bind(blinking.strokeProperty());
        still.strokeWidthProperty().bind(blinking.strokeWidthProperty());
        still.layoutXProperty().bind(blinking.layoutXProperty());
        still.layoutYProperty().bind(blinking.layoutYProperty());
        return still;
    }

    /** What is selected shows the place as well. */
    private static BooleanBinding wantedIn(TextInputControl field) {
        return field.focusedProperty()
                .and(field.editableProperty())
                .and(field.selectedTextProperty().isEmpty());
    }
}
