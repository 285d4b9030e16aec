package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.join.JoinLink;
import io.github.claudeproxy.texts.Texts;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/**
 * What can be done with the selected keys. It is never set as the context menu of a control, for
 * then its shortcuts would hold in the whole window, and for the keys it was filled for. JavaFX
 * thread only.
 */
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
        KeyRow only = rows.size() == 1 ? rows.getFirst() : null;
        if (only != null) {
            menu.getItems().add(details(only));
        }
        menu.getItems().add(limits(rows));
        if (only != null) {
            fillForOne(menu, only);
        }
        menu.getItems().addAll(pauseOrGoOn(rows), new SeparatorMenuItem(), delete(rows));
    }

    private MenuItem details(KeyRow row) {
        return item(
                "keys.menu.details",
                "fth-info",
                () -> commands.show(row),
                new KeyCodeCombination(KeyCode.ENTER));
    }

    private MenuItem limits(List<KeyRow> rows) {
        return item(
                "keys.menu.limits",
                "fth-sliders",
                () -> commands.limit(rows),
                new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN));
    }

    private MenuItem pauseOrGoOn(List<KeyRow> rows) {
        return rows.stream().anyMatch(KeyRow::isEnabled)
                ? item("keys.menu.disable", "fth-pause", () -> commands.setEnabled(rows, false))
                : item("keys.menu.enable", "fth-play", () -> commands.setEnabled(rows, true));
    }

    private MenuItem delete(List<KeyRow> rows) {
        MenuItem delete =
                item(
                        "keys.menu.delete",
                        "fth-trash-2",
                        () -> commands.delete(rows),
                        new KeyCodeCombination(KeyCode.DELETE));
        delete.getStyleClass().add("danger-item");
        return delete;
    }

    private void fillForOne(ContextMenu menu, KeyRow row) {
        menu.getItems()
                .addAll(
                        item(
                                "keys.menu.rename",
                                "fth-edit-2",
                                () -> commands.rename(row),
                                new KeyCodeCombination(KeyCode.F2)),
                        item("keys.menu.invite", "fth-send", () -> commands.invite(row.key())),
                        item("keys.menu.rotate", "fth-refresh-cw", () -> commands.rotate(row)),
                        item("keys.menu.copy", "fth-copy", () -> commands.copyPrefix(row)));
        JoinLink invitation = row.invitation();
        if (invitation != null) {
            menu.getItems()
                    .add(
                            item(
                                    "keys.menu.withdraw",
                                    "fth-x-circle",
                                    () -> commands.withdraw(invitation)));
        }
    }

    private MenuItem item(String text, String icon, Runnable action, KeyCombination keys) {
        MenuItem item = item(text, icon, action);
        item.setAccelerator(keys);
        return item;
    }

    private MenuItem item(String text, String icon, Runnable action) {
        MenuItem item = new MenuItem(texts.get(text), new FontIcon(icon));
        item.setId(text.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
