package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.ui.connect.WebAccess;

import javafx.application.Application;
import javafx.stage.Stage;

import java.time.Clock;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Logger;

/** What JavaFX starts: opens the data directory, shows the window, leaves the rest to it. */
public final class DesktopApp extends Application {
    private final CloseStack opened = new CloseStack();
    private final ProcessEnd end = ProcessEnd.install(opened);
    private final WebAccess web = WebAccess.install();

    @SuppressWarnings("NullAway.Init") // JavaFX calls init before anything else
    private Running running;

    private Optional<StartException> failure = Optional.empty();

    /** Made by JavaFX alone. */
    public DesktopApp() {}

    /** Returns when the user has quit. */
    static int run(StartOptions options) {
        Logger toolkit = Logger.getLogger("javafx");
        toolkit.setFilter(withoutClassPathWarning());
        Application.launch(DesktopApp.class, options.arguments());
        return ExitCode.OK.number();
    }

    /**
     * We know that JavaFX is on the class path: our libraries have no modules to be linked with.
     */
    private static Filter withoutClassPathWarning() {
        return line -> !String.valueOf(line.getMessage()).contains("Unsupported JavaFX");
    }

    /** Not on the JavaFX thread yet: the little that the window needs before it is seen. */
    @Override
    public void init() {
        Config config = StartOptions.of(getParameters().getRaw()).config();
        running = new Running(config, Clock.systemUTC(), opened);
        try {
            running.directory();
        } catch (StartException e) {
            failure = Optional.of(e);
        }
    }

    @Override
    public void start(Stage stage) {
        Desktop desktop =
                new Desktop(
                        stage,
                        running,
                        end,
                        web,
                        uri -> getHostServices().showDocument(uri.toString()));
        desktop.show(failure);
    }
}
