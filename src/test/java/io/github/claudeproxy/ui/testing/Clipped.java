package io.github.claudeproxy.ui.testing;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a window shows in part only: texts cut short without a tooltip that has the rest, and
 * controls beyond its edge. JavaFX thread only.
 */
final class Clipped {
    private static final double TOLERANCE = 1;

    private final Scene scene;
    private final List<String> found = new ArrayList<>();

    private Clipped(Scene scene) {
        this.scene = scene;
    }

    static List<String> in(Scene scene) {
        Clipped clipped = new Clipped(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        clipped.look(scene.getRoot());
        return clipped.found;
    }

    private void look(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            check(labeled);
        }
        if (node instanceof Control control && !isScrolled(control)) {
            checkPlace(control);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void check(Labeled labeled) {
        String whole = labeled.getText();
        boolean cut =
                whole != null
                        && !whole.isEmpty()
                        && labeled.getChildrenUnmodifiable().stream()
                                .filter(Text.class::isInstance)
                                .map(text -> ((Text) text).getText())
                                .anyMatch(shown -> isCut(whole, shown, labeled));
        if (cut && labeled.getTooltip() == null) {
            found.add("cut: " + whole);
        }
    }

    private static boolean isCut(String whole, String shown, Labeled labeled) {
        String ellipsis = labeled.getEllipsisString();
        return shown.endsWith(ellipsis) && !whole.endsWith(ellipsis);
    }

    /** What is scrolled to is seen whole there. */
    private static boolean isScrolled(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane || at instanceof TableView<?>) {
                return true;
            }
        }
        return false;
    }

    private void checkPlace(Control control) {
        Bounds at = control.localToScene(control.getLayoutBounds());
        boolean outside =
                at.getMinX() < -TOLERANCE
                        || at.getMinY() < -TOLERANCE
                        || at.getMaxX() > scene.getWidth() + TOLERANCE
                        || at.getMaxY() > scene.getHeight() + TOLERANCE;
        if (outside && at.getWidth() > 0 && at.getHeight() > 0) {
            found.add("beyond the edge: " + control + " at " + at);
        }
    }
}
