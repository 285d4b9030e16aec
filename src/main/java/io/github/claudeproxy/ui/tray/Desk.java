package io.github.claudeproxy.ui.tray;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The desktop that the program runs on, as far as it can show something there. Calls block. */
public interface Desk extends AutoCloseable {
    /** Whether there is a place for an icon, and somebody who shows it; may change at any time. */
    boolean hasTray();

    /** Shows the icon like this, if there is a place for it. */
    void show(TrayLook look);

    /** Tells the user something that is worth an interruption. */
    void tell(String title, String text);

    @Override
    void close();

    /**
     * The one of this system; empty where it has none that the program can reach.
     *
     * @param commands is told what the user wants, on any thread
     */
    static Optional<Desk> ofSystem(Consumer<TrayCommand> commands) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean awt = system.startsWith("windows") || system.startsWith("mac");
        return awt ? AwtDesk.open(commands) : BusDesk.open(System.getenv(), commands);
    }
}
