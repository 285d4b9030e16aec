package io.github.claudeproxy.ui.settings;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/** Settings that belong together, in a panel under their title. JavaFX thread only. */
final class SettingsGroup extends VBox {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final FoundText title;
    private final String words;
    private final List<SettingsRow> rows;

    /**
     * A group of rows.
     *
     * @param title empty if the page's own title says it all
     */
    SettingsGroup(String title, List<SettingsRow> rows) {
        this(title, "", rows);
        VBox panel = new VBox();
        panel.getStyleClass().addAll("panel", "settings-panel");
        panel.getChildren().addAll(rows);
        getChildren().add(panel);
        rows.forEach(row -> row.visibleProperty().addListener((_, _, _) -> arrange()));
        arrange();
    }

    /**
     * A group that looks as it likes.
     *
     * @param words what it is found by, beside its title
     */
    SettingsGroup(String title, String words, Node content) {
        this(title, words, List.of());
        getChildren().add(content);
        setVgrow(content, Priority.ALWAYS);
    }

    private SettingsGroup(String title, String words, List<SettingsRow> rows) {
        this.title = new FoundText(title, "section-title");
        this.words = words;
        this.rows = List.copyOf(rows);
        getStyleClass().add("settings-group");
        getChildren().add(this.title);
    }

    /** Marks it as what cannot be taken back. */
    SettingsGroup dangerous() {
        getStyleClass().add("dangerous");
        return this;
    }

    /** A line stands between two rows, so not above the first; without rows there is no panel. */
    private void arrange() {
        boolean none = true;
        for (SettingsRow row : rows) {
            row.pseudoClassStateChanged(FIRST, none && row.isVisible());
            none &= !row.isVisible();
        }
        show(!none);
    }

    private void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }

    /**
     * Shows only what has these words in it.
     *
     * @param around the title above it
     * @return whether anything is left
     */
    boolean filter(SearchWords wanted, String around) {
        title.mark(wanted);
        String above = around + " " + title.text();
        if (rows.isEmpty()) {
            show(wanted.in(above + " " + words));
        } else {
            rows.forEach(row -> row.filter(wanted, above));
            arrange();
        }
        return isVisible();
    }
}
