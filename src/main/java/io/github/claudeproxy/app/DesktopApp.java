package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.application.Application;
import javafx.stage.Stage;

import java.time.Clock;
import java.util.Optional;

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
        Application.launch(DesktopApp.class, options.arguments());
        return ExitCode.OK.number();
    }

    /**
     * The little that the window needs before it is seen. The JavaFX thread would only wait for it
     * and prepares itself meanwhile.
     */
    @Override
    public void init() {
        new FxThread(Runnable::run).later(FirstPicture::prepare);
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
