package io.github.claudeproxy.ui.keys;

import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.join.JoinService;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.setup.ClientAccess;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** The screen of keys over services and a database of its own. For one thread at a time. */
final class KeysScreen implements AutoCloseable {
    static final String ACCOUNT = "account-1";
    static final String FINGERPRINT = "5A:0C:3E:91:D4:77:28:B6:19:F0:8D:42:CE:63:A5:1B";

    final MovableClock clock = new MovableClock();
    final TempDatabase temp;
    final KeyService keys;
    final UsageRecorder recorder;
    final LimitService limits;
    final UsageReports reports;
    final JoinService links;

    private @Nullable KeysView shown;
    private volatile boolean stopped;

    KeysScreen() {
        this(0);
    }

    /** With so many keys, named as {@code Key 17}. */
    KeysScreen(int many) {
        temp = TempDatabase.create();
        fill(temp.database(), many);
        keys = KeyService.open(temp.database(), clock);
        recorder = UsageRecorder.open(temp.database(), clock);
        limits =
                LimitService.open(
                        temp.database(),
                        keys,
                        recorder,
                        (_, use) -> use.outputTokens() * 10,
                        clock);
        reports = new UsageReports(temp.database(), keys);
        links = new JoinService(temp.database(), keys, clock);
    }

    private static void fill(Database database, int many) {
        String sql =
                """
                WITH RECURSIVE numbers(n) AS
                    (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :many)
                INSERT INTO api_keys (id, account_id, name, name_folded, secret_hash, disabled,
                    endpoints, created_at)
                SELECT printf('k%07d', n), :account, 'Key ' || n, 'key ' || n, :hash, 0,
                    'messages,models', n FROM numbers
                """;
        if (many > 0) {
            database.execute(
                    handle ->
                            handle.createUpdate(sql)
                                    .bind("many", many)
                                    .bind("account", ACCOUNT)
                                    .bind("hash", "0".repeat(64))
                                    .execute());
        }
    }

    Key add(String name) {
        clock.advance(Duration.ofMinutes(1));
        return keys.generate(ACCOUNT, KeyRequest.named(name)).key();
    }

    /** One call of the key that has ended, with so many tokens of output. */
    void use(Key key, long tokens) {
        long before = recorder.recorded();
        recorder.record(
                new UsageEvent(
                        UUID.randomUUID().toString(),
                        ACCOUNT,
                        key.id(),
                        clock.instant(),
                        Duration.ofSeconds(2),
                        "messages",
                        "claude-sonnet-5",
                        true,
                        200,
                        Outcome.COMPLETED,
                        false,
                        "req_1",
                        new TokenUsage(0, tokens, 0, 0, 0, 0, 0, 0, 0, null, null)));
        await().until(() -> recorder.recorded() > before);
    }

    /** A window with the screen in it, as somebody who reads this language sees it. */
    TestWindow show(Locale locale, int width, int height) {
        return TestWindow.show(() -> view(locale), width, height);
    }

    TestWindow show() {
        return show(Locale.ENGLISH, TestWindow.WIDTH - 216, TestWindow.HEIGHT);
    }

    private Parent view(Locale locale) {
        FxThread fx = Toolkit.fx();
        Texts texts = Texts.of(locale);
        RootView root = new RootView(fx, texts);
        KeysAccess access =
                new KeysAccess(
                        ACCOUNT,
                        keys,
                        limits,
                        reports,
                        clock,
                        new Handout(links, "lead@example.com", this::reachable));
        KeysView view =
                new KeysView(
                        new ViewLoader(texts),
                        new KeysViewModel(access, fx, texts),
                        fx,
                        new KeysView.Surroundings(
                                root.dialogs(), root.toasts(), new SecretClipboard()));
        root.show(view.root());
        view.shown();
        shown = view;
        return root.root();
    }

    /** From here on, no client reaches the proxy. */
    void stopServer() {
        stopped = true;
    }

    private Addresses reachable() {
        return new Addresses(
                Stream.of(
                                "http://192.168.1.20:3000",
                                "http://localhost:3000",
                                "https://192.168.1.20:3443")
                        .filter(_ -> !stopped)
                        .map(url -> ClientAccess.ofProgram(URI.create(url)))
                        .toList(),
                FINGERPRINT);
    }

    @Override
    public void close() {
        if (shown != null) {
            Toolkit.run(shown::hidden);
        }
        limits.close();
        recorder.close();
        keys.close();
        temp.close();
    }
}
