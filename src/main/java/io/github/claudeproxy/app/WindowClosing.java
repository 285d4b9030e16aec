package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;

/** What closing the window does where a tray can bring it back. JavaFX thread only. */
final class WindowClosing {
    private final Running running;
    private final WindowFrame frame;
    private final Runnable quit;

    WindowClosing(Running running, WindowFrame frame, Runnable quit) {
        this.running = running;
        this.frame = frame;
        this.quit = quit;
    }

    void close(Dialogs dialogs, Texts texts) {
        Settings settings = running.directory().settings();
        if (!settings.get().startup().closeToTray()) {
            quit.run();
        } else if (settings.get().startup().trayExplained()) {
            frame.putAway();
        } else {
            StayingCard.explain(dialogs, texts, this::stay, quit);
        }
    }

    /** Stays in the tray alone; the user knows by now. */
    private void stay() {
        Settings settings = running.directory().settings();
        settings.change(values -> values.with(values.startup().withTrayExplained(true)));
        frame.putAway();
    }
}
