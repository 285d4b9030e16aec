package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.SettingsValues;
import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.network.NetworkAddresses;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.TempDirectory;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.ui.tray.Desk;
import io.github.claudeproxy.ui.tray.TrayCommand;
import io.github.claudeproxy.users.SignIn;
import io.github.claudeproxy.users.User;

import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The program with its window, which can be shut and opened again. For one thread. */
final class TestDesktop implements AutoCloseable {
    static final String PASSWORD = "correct horse battery staple";

    private final FakeUpstream upstream = FakeUpstream.start();
    private final TempDirectory directory = TempDirectory.create();
    private final List<URI> opened = new ArrayList<>();
    private Function<Consumer<TrayCommand>, Optional<Desk>> desks = _ -> Optional.empty();
    private CloseStack stack = new CloseStack();
    private @Nullable TestWindow window;
    private @Nullable Running running;

    TestDesktop() {
        Locale.setDefault(Locale.ENGLISH);
        change(values -> values.with(values.sharing().withHttpsPort(0)));
    }

    /** From the next start on, it runs on this desktop. */
    void on(FakeDesk desk) {
        desks = desk::open;
    }

    /** Changes the settings while it is shut. */
    void change(UnaryOperator<SettingsValues> change) {
        try (DataDirectory open = DataDirectory.open(config())) {
            open.settings().change(change);
        }
    }

    /** An owner with a key, who stays signed in: past the first run, though nobody went through. */
    void settleIn(String email) {
        Config config = config();
        try (DataDirectory open = DataDirectory.open(config);
                Wiring wiring =
                        Wiring.open(config, open.settings(), open.paths(), Clock.systemUTC())) {
            User owner = wiring.users().createOwner(email, PASSWORD);
            wiring.keys()
                    .generate(owner.accountId(), new KeyRequest("Anna", Endpoint.DEFAULT, null));
            SignIn signIn =
                    wiring.users().signIn(email, PASSWORD, InetAddress.getLoopbackAddress());
            new SessionFile(data().resolve("session"))
                    .store(((SignIn.SignedIn) signIn).session().token());
        }
    }

    TestWindow open() {
        return open(false);
    }

    /** As at login, where it begins hidden. */
    TestWindow open(boolean hidden) {
        Running program = new Running(config(), Clock.systemUTC(), stack);
        running = program;
        program.directory();
        ProcessEnd end = ProcessEnd.install(stack);
        WebAccess web = WebAccess.install();
        Toolkit.fx();
        TestWindow made =
                Toolkit.on(
                        () -> {
                            Stage stage = new Stage();
                            new Desktop(stage, program, end, web, opened::add, desks)
                                    .show(Optional.empty(), hidden);
                            return TestWindow.around(stage);
                        });
        window = made;
        return made;
    }

    private Config config() {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        given.put(Setting.PORT, "0");
        given.put(Setting.ANNOUNCE, "false");
        given.put(Setting.DATA_DIR, data().toString());
        given.put(Setting.ALLOWED_HOSTS, String.join(",", ownAddresses()));
        given.put(Setting.CLAUDE_API_BASE_URL, upstream.url("/"));
        given.put(Setting.CLAUDE_AUTHORIZE_URL, upstream.url("/oauth/authorize"));
        given.put(Setting.CLAUDE_TOKEN_URL, upstream.url("/v1/oauth/token"));
        return Config.read(new ConfigSources(given, Map.of(), directory.path()));
    }

    /** So that the certificate names them, even where they are not private. */
    static List<String> ownAddresses() {
        return new NetworkAddresses()
                .now().addresses().stream()
                        .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                        .map(InetAddress::getHostAddress)
                        .toList();
    }

    /** Ends the program, as when its user quits. */
    void shut() {
        closeWindow();
        stack.close();
        stack = new CloseStack();
    }

    Path data() {
        return directory.path().resolve("data");
    }

    FakeUpstream upstream() {
        return upstream;
    }

    /** What it wanted the browser to show. */
    List<URI> opened() {
        return opened;
    }

    Running running() {
        return Objects.requireNonNull(running, "not open yet");
    }

    private void closeWindow() {
        if (window != null) {
            window.close();
        }
    }

    @Override
    public void close() {
        closeWindow();
        stack.close();
        upstream.close();
        directory.close();
    }
}
