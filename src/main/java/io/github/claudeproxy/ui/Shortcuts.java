package io.github.claudeproxy.ui;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import javafx.collections.ObservableMap;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys that work everywhere in the main window; Ctrl is Cmd on a Mac. */
public final class Shortcuts {
    private Shortcuts() {}

    /** Lets the keys of the scene lead through this view. */
    public static void install(Scene scene, MainView main, Runnable newKey) {
        ObservableMap<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.clear();
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
        keys.put(new KeyCodeCombination(KeyCode.N, SHORTCUT_DOWN), newKey);
        keys.put(new KeyCodeCombination(KeyCode.F, SHORTCUT_DOWN), () -> search(main));
    }

    private static void search(MainView main) {
        Screen current = main.current();
        if (current != null) {
            main.view(current).search();
        }
    }
}
