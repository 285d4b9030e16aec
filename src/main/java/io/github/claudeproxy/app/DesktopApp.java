package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.tray.Desk;

import javafx.application.Application;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What JavaFX starts: opens the data directory, shows the window, leaves the rest to it. */
public final class DesktopApp extends Application {
    private static final String HIDDEN = "hidden";

    private final CloseStack opened = new CloseStack();
    private final ProcessEnd end = ProcessEnd.install(opened);
    private final WebAccess web = WebAccess.install();

    @SuppressWarnings("NullAway.Init") // JavaFX calls init before anything else
    private Running running;

    private Optional<StartException> failure = Optional.empty();
    private boolean raisedOther;
    private volatile @Nullable Desktop desktop;
    private volatile boolean wanted;

    /** Made by JavaFX alone. */
    public DesktopApp() {}

    /** Returns when the user has quit. */
    static int run(StartOptions options, boolean hidden) {
        Stream<String> arguments = Arrays.stream(options.arguments());
        Application.launch(
                DesktopApp.class,
                Stream.concat(arguments, hidden ? Stream.of(HIDDEN) : Stream.empty())
                        .toArray(String[]::new));
        return ExitCode.OK.number();
    }

    /**
     * The little that the window needs before it is seen. The JavaFX thread would only wait for it
     * and prepares itself meanwhile.
     */
    @Override
    public void init() {
        FxThread fx = new FxThread(Runnable::run);
        fx.later(() -> FirstPicture.prepare(fx));
        Config config = StartOptions.of(getParameters().getRaw()).config();
        running = new Running(config, Clock.systemUTC(), opened);
        try {
            running.directory().answer(running.answers(this::raise));
        } catch (StartException e) {
            failure = Optional.of(e);
            raisedOther =
                    e.code() == ExitCode.TRY_AGAIN
                            && InstanceQuestion.raisedSoon(AppPaths.of(config).data());
        }
    }

    /** A window that is about to be seen is as good as raised. Any thread. */
    private boolean raise() {
        Desktop there = desktop;
        if (there == null) {
            wanted = true;
            return true;
        }
        return there.raise();
    }

    @Override
    public void start(Stage stage) {
        if (raisedOther) {
            new FxThread(Runnable::run).last(end::close);
            return;
        }
        Desktop made =
                new Desktop(
                        stage,
                        running,
                        end,
                        web,
                        uri -> getHostServices().showDocument(uri.toString()),
                        Desk::ofSystem);
        desktop = made;
        made.show(failure, getParameters().getRaw().contains(HIDDEN) && !wanted);
    }
}
