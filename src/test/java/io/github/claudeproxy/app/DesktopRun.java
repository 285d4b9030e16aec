package io.github.claudeproxy.app;

import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.LoginPage;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDirectory;
import io.github.claudeproxy.ui.connect.WebAccess;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.web.WebView;
import javafx.stage.Stage;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The window of the whole program before a fake Anthropic, with a clock that tests move. */
final class DesktopRun implements AutoCloseable {
    static final String OWNER = "owner@example.test";
    static final String PASSWORD = "correct horse battery staple";

    private final Locale before = Locale.getDefault();
    private final FakeUpstream upstream = FakeUpstream.start();
    private final TempDirectory directory = TempDirectory.create();
    private final MovableClock clock = new MovableClock();
    private final List<URI> opened = new CopyOnWriteArrayList<>();
    private final Map<Setting, String> settings = new EnumMap<>(Setting.class);
    private CloseStack stack = new CloseStack();
    private Running running;
    private TestWindow window;

    private DesktopRun(Locale language, Map<Setting, String> others) {
        Locale.setDefault(language);
        settings.put(Setting.PORT, "0");
        settings.put(Setting.ANNOUNCE, "false");
        settings.put(Setting.DATA_DIR, data().toString());
        settings.put(Setting.CLAUDE_API_BASE_URL, upstream.url("/"));
        settings.put(Setting.CLAUDE_AUTHORIZE_URL, upstream.url("/oauth/authorize"));
        settings.put(Setting.CLAUDE_TOKEN_URL, upstream.url("/v1/oauth/token"));
        settings.putAll(others);
        running = new Running(config(), clock, stack);
        window = open();
    }

    /** With another value for some settings. */
    static DesktopRun start(Locale language, Map<Setting, String> others) {
        return new DesktopRun(language, others);
    }

    static DesktopRun start(Locale language) {
        return start(language, Map.of());
    }

    private TestWindow open() {
        Optional<StartException> failure = Optional.empty();
        try {
            running.directory();
        } catch (StartException e) {
            failure = Optional.of(e);
        }
        return open(failure);
    }

    private TestWindow open(Optional<StartException> failure) {
        ProcessEnd end = ProcessEnd.install(stack);
        WebAccess web = WebAccess.install();
        Toolkit.fx();
        return Toolkit.on(
                () -> {
                    Stage stage = new Stage();
                    new Desktop(stage, running, end, web, opened::add, _ -> Optional.empty())
                            .show(failure, false);
                    return TestWindow.around(stage);
                });
    }

    Config config() {
        return Config.read(new ConfigSources(settings, Map.of(), directory.path()));
    }

    Path data() {
        return directory.path().resolve("data");
    }

    FakeUpstream upstream() {
        return upstream;
    }

    MovableClock clock() {
        return clock;
    }

    TestWindow window() {
        return window;
    }

    BackupService backups() {
        return running.backups();
    }

    Wiring wiring() {
        return running.wiring();
    }

    /** What was shown in the browser of the system. */
    List<URI> opened() {
        return opened;
    }

    /** Ends the program and starts it again on the same data. */
    void restart() {
        restart(() -> {});
    }

    /** The same; this happens in between. */
    void restart(Runnable meanwhile) {
        window.close();
        stack.close();
        meanwhile.run();
        stack = new CloseStack();
        running = new Running(config(), clock, stack);
        window = open();
    }

    /** The first step of the first run. */
    void createOwner() {
        window.type("#email", OWNER);
        window.type("#password", PASSWORD);
        window.click("#create");
        window.find("#apiKey");
    }

    /** Opens the page to sign in, which looks like this, in the embedded browser. */
    void signInAt(LoginPage page) {
        upstream.oauth().show(page);
        upstream.expectViolations(); // a browser sends more headers than the proxy may
        Toolkit.run(() -> ((CheckBox) lookup("#termsRead")).setSelected(true));
        window.click("#signIn");
        window.find(".web-view");
    }

    /** What the selector finds, seen or not. JavaFX thread only. */
    Node lookup(String selector) {
        return window.stage().getScene().getRoot().lookup(selector);
    }

    /** Waits until the page has an element with this id. */
    void find(String id) {
        await().atMost(ofSeconds(20)).until(() -> runs(element(id) + " !== null"));
    }

    /** Presses a button of the page, once it is there. */
    void press(String id) {
        find(id);
        runs(element(id) + ".click()");
    }

    private static String element(String id) {
        return "document.getElementById('" + id + "')";
    }

    private boolean runs(String script) {
        WebView view = (WebView) window.find(".web-view");
        return Toolkit.on(() -> Boolean.TRUE.equals(view.getEngine().executeScript(script)));
    }

    @Override
    public void close() {
        window.close();
        stack.close();
        upstream.close();
        directory.close();
        Locale.setDefault(before);
    }
}
