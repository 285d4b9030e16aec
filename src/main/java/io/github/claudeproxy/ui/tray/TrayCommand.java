package io.github.claudeproxy.ui.tray;

import java.util.Arrays;
import java.util.Optional;

/** What the user can want of the icon, in the order of its menu. */
public enum TrayCommand {
    OPEN(1),
    /** Wants nothing: the line says how all is. */
    STATE(2),
    COPY_URL(3),
    /** Starts or stops the server. */
    SWITCH(4),
    QUIT(5),
    /** Wants to see what the program told of; no line of the menu. */
    OPEN_PROBLEMS(6);

    private final int id;

    TrayCommand(int id) {
        this.id = id;
    }

    /** The number of its line, where menus have such. */
    int id() {
        return id;
    }

    static Optional<TrayCommand> of(int id) {
        return Arrays.stream(values()).filter(command -> command.id == id).findFirst();
    }
}
