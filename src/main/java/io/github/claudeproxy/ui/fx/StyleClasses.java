package io.github.claudeproxy.ui.fx;

import javafx.scene.Node;

import java.util.List;

/** The style classes of a node. JavaFX thread only. */
public final class StyleClasses {
    private StyleClasses() {}

    /** Sets them, unless they are these: the same ones again would style and draw it anew. */
    public static void set(Node node, String... classes) {
        List<String> wanted = List.of(classes);
        if (!node.getStyleClass().equals(wanted)) {
            node.getStyleClass().setAll(wanted);
        }
    }
}
