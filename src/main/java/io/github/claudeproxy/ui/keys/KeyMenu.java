package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.texts.Texts;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/** What can be done with the selected keys. JavaFX thread only. */
final class KeyMenu {
    private final Texts texts;
    private final KeyCommands commands;

    KeyMenu(Texts texts, KeyCommands commands) {
        this.texts = texts;
        this.commands = commands;
    }

    /** Fills the menu for these. */
    void fill(ContextMenu menu, List<KeyRow> rows) {
        menu.getItems().clear();
        if (rows.isEmpty()) {
            return;
        }
        MenuItem limits =
                item("keys.menu.limits", "fth-sliders", () -> commands.limit(rows), KeyCode.ENTER);
        menu.getItems().add(limits);
        if (rows.size() == 1) {
            fillForOne(menu, rows.getFirst());
        }
        boolean anyEnabled = rows.stream().anyMatch(KeyRow::isEnabled);
        menu.getItems()
                .add(
                        anyEnabled
                                ? item(
                                        "keys.menu.disable",
                                        "fth-pause",
                                        () -> commands.setEnabled(rows, false))
                                : item(
                                        "keys.menu.enable",
                                        "fth-play",
                                        () -> commands.setEnabled(rows, true)));
        menu.getItems().add(new SeparatorMenuItem());
        MenuItem delete =
                item(
                        "keys.menu.delete",
                        "fth-trash-2",
                        () -> commands.delete(rows),
                        KeyCode.DELETE);
        delete.getStyleClass().add("danger-item");
        menu.getItems().add(delete);
    }

    private void fillForOne(ContextMenu menu, KeyRow row) {
        menu.getItems()
                .addAll(
                        item(
                                "keys.menu.rename",
                                "fth-edit-2",
                                () -> commands.rename(row),
                                KeyCode.F2),
                        item("keys.menu.rotate", "fth-refresh-cw", () -> commands.rotate(row)),
                        item("keys.menu.copy", "fth-copy", () -> commands.copyPrefix(row)));
    }

    private MenuItem item(String text, String icon, Runnable action, KeyCode key) {
        MenuItem item = item(text, icon, action);
        item.setAccelerator(new KeyCodeCombination(key));
        return item;
    }

    private MenuItem item(String text, String icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get(text), new FontIcon(icon));
        item.setId(text.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
