package io.github.claudeproxy.ui;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import io.github.claudeproxy.ui.fx.Dialogs;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.HashMap;
import java.util.Map;

/** The keys that work everywhere in the main window; Ctrl is Cmd on a Mac. */
public final class Shortcuts {
    private Shortcuts() {}

    /** Lets the keys of the scene lead through this view, while no dialog waits for an answer. */
    public static void install(Scene scene, MainView main, Dialogs dialogs, Actions actions) {
        Map<KeyCombination, Runnable> keys = new HashMap<>();
        int number = 1;
        for (Screen screen : main.screens()) {
            KeyCode digit = KeyCode.valueOf("DIGIT" + number++);
            keys.put(new KeyCodeCombination(digit, SHORTCUT_DOWN), () -> main.show(screen));
        }
        if (main.screens().contains(Screen.SETTINGS)) {
            keys.put(
                    new KeyCodeCombination(KeyCode.COMMA, SHORTCUT_DOWN),
                    () -> main.show(Screen.SETTINGS));
        }
        keys.put(new KeyCodeCombination(KeyCode.N, SHORTCUT_DOWN), actions.newKey());
        keys.put(new KeyCodeCombination(KeyCode.F, SHORTCUT_DOWN), () -> search(main));
        keys.put(new KeyCodeCombination(KeyCode.Q, SHORTCUT_DOWN), actions.quit());
        scene.getAccelerators().clear();
        keys.forEach((key, action) -> scene.getAccelerators().put(key, unless(dialogs, action)));
    }

    private static Runnable unless(Dialogs dialogs, Runnable action) {
        return () -> {
            if (!dialogs.isOpen()) {
                action.run();
            }
        };
    }

    /** What the keys do beside leading to screens. */
    public record Actions(Runnable newKey, Runnable quit) {}

    private static void search(MainView main) {
        Screen current = main.current();
        if (current != null) {
            main.view(current).search();
        }
    }
}
