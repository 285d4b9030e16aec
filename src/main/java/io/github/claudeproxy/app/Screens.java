package io.github.claudeproxy.app;

import io.github.claudeproxy.ui.Screen;
import io.github.claudeproxy.ui.connect.ConnectAccess;
import io.github.claudeproxy.ui.connect.ConnectView;
import io.github.claudeproxy.ui.connect.ConnectViewModel;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.users.User;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes every screen out of the services; the only place that knows both. JavaFX thread only. */
final class Screens {
    private final FxThread fx;
    private final ViewLoader loader;
    private final Wiring wiring;
    private final Running running;
    private final WebAccess web;
    private final Consumer<URI> opens;

    Screens(FxThread fx, ViewLoader loader, Running running, WebAccess web, Consumer<URI> opens) {
        this.fx = fx;
        this.loader = loader;
        this.running = running;
        this.wiring = running.wiring();
        this.web = web;
        this.opens = opens;
    }

    /** What makes the screens of the sidebar for this user. */
    Map<Screen, Supplier<? extends ScreenView>> makers(User user) {
        return new EnumMap<>(Screen.class);
    }

    /** Where this user connects, and connects again. */
    ConnectView connect(User user) {
        ConnectAccess access =
                new ConnectAccess(
                        wiring.connections(), user.accountId(), running.config().claude(), opens);
        return new ConnectView(loader, new ConnectViewModel(fx, loader.texts(), access), web);
    }
}
