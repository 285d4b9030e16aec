package io.github.claudeproxy.ui.tray;

import java.util.List;

/**
 * What is to be seen of the icon.
 *
 * @param onDark whether what is behind it is dark
 * @param title says how all is
 * @param menu from top to bottom
 */
public record TrayLook(State state, boolean onDark, String title, List<Entry> menu) {
    /** What the picture tells. */
    public enum State {
        IDLE,
        /** Answers are on their way. */
        ACTIVE,
        /** Somebody has to look. */
        ATTENTION
    }

    /** A line of the menu. */
    public record Entry(TrayCommand command, String text, boolean enabled) {
        boolean startsGroup() {
            return command == TrayCommand.STATE || command == TrayCommand.QUIT;
        }
    }

    public TrayLook {
        menu = List.copyOf(menu);
    }
}
