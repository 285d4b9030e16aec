package io.github.claudeproxy.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/** Settings that belong together, in a panel under their title. JavaFX thread only. */
final class SettingsGroup extends VBox {
    private final String words;
    private final List<SettingsRow> rows;

    /**
     * A group of rows.
     *
     * @param title empty if the page's own title says it all
     */
    SettingsGroup(String title, List<SettingsRow> rows) {
        this(title, title, rows);
        VBox panel = new VBox();
        panel.getStyleClass().addAll("panel", "settings-panel");
        panel.getChildren().addAll(rows);
        getChildren().add(panel);
    }

    /**
     * A group that looks as it likes.
     *
     * @param words what it is found by
     */
    SettingsGroup(String title, String words, Node content) {
        this(title, title + " " + words, List.of());
        getChildren().add(content);
        setVgrow(content, Priority.ALWAYS);
    }

    private SettingsGroup(String title, String words, List<SettingsRow> rows) {
        this.words = words.toLowerCase(Locale.ROOT);
        this.rows = List.copyOf(rows);
        getStyleClass().add("settings-group");
        if (!title.isEmpty()) {
            Label head = new Label(title);
            head.getStyleClass().add("section-title");
            getChildren().add(head);
        }
    }

    /**
     * Shows only what has these words in it, all of it if the group's own title has them.
     *
     * @param wanted in lower case; empty shows all
     * @return whether anything is left
     */
    boolean filter(String wanted) {
        boolean all = words.contains(wanted);
        boolean any = all;
        for (SettingsRow row : rows) {
            boolean found = all || row.has(wanted);
            show(row, found);
            any |= found;
        }
        show(this, any);
        return any;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
