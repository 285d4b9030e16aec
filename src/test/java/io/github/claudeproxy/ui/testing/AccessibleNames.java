package io.github.claudeproxy.ui.testing;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What a screen reader would say of the controls in a window. */
public final class AccessibleNames {
    private AccessibleNames() {}

    /** The controls in sight that can have the focus and of which only the kind would be said. */
    public static List<String> missing(TestWindow window) {
        return Toolkit.on(
                () -> {
                    Parent root = window.stage().getScene().getRoot();
                    return root.lookupAll("*").stream()
                            .filter(node -> node instanceof Control && node.isFocusTraversable())
                            .filter(AccessibleNames::isVisible)
                            .filter(node -> !isNamed(root, node))
                            .map(Node::toString)
                            .toList();
                });
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNamed(Parent root, Node node) {
        return isText(node.getAccessibleText())
                || (node instanceof Labeled labeled && isText(labeled.getText()))
                || root.lookupAll(".label").stream()
                        .anyMatch(each -> each instanceof Label label && names(label, node));
    }

    private static boolean names(Label label, Node node) {
        return Objects.equals(label.getLabelFor(), node) && isText(label.getText());
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
