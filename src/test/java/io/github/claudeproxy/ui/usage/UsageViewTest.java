package io.github.claudeproxy.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;

import javafx.scene.Parent;
import javafx.scene.control.ComboBox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

final class UsageViewTest {
    private static final String ACCOUNT = "account-1";
    private static final List<String> MODELS =
            List.of("claude-sonnet-5", "claude-opus-5", "claude-haiku-5-5");

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), clock);
    private final UsageRecorder recorder = UsageRecorder.open(temp.database(), clock);
    private @Nullable UsageView view;

    @AfterEach
    void close() {
        recorder.close();
        keys.close();
        temp.close();
    }

    @Test
    void teachesWhereNothingWasUsed() {
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("Nothing was used in this time");
            window.screenshots("usage-empty");
        }
    }

    @Test
    void showsWhatWasUsedByModelAndByKey() throws IOException {
        fill();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("claude-opus-5");
            window.awaitText("Anna");
            window.screenshots("usage-full");
            choose(window, "#split", 1);
            window.awaitText("Build server");
            choose(window, "#period", 0);
            window.awaitText("12:00");
            window.screenshot("usage-today");
            writes(window);
        }
        try (TestWindow window = show(Locale.GERMAN, 684, 600)) {
            window.awaitText("Kosten");
            window.screenshot("usage-de-small");
        }
    }

    private void writes(TestWindow window) throws IOException {
        Path file = temp.directory().resolve("calls.csv");
        Toolkit.run(() -> Objects.requireNonNull(view).write(file, true));
        window.awaitText("calls.csv was written");
        assertThat(Files.readAllLines(file).getFirst()).startsWith("request_id,");
        Path months = temp.directory().resolve("months.csv");
        Toolkit.run(() -> Objects.requireNonNull(view).write(months, false));
        window.awaitText("months.csv was written");
        assertThat(Files.readString(months)).contains("Anna").contains("2026-11");
        Path nowhere = temp.directory().resolve("no").resolve("where.csv");
        Toolkit.run(() -> Objects.requireNonNull(view).write(nowhere, true));
        window.awaitText("The file could not be written");
    }

    @Test
    void offersAnotherTryWhenTheStoreFails() {
        temp.database().close();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("The usage could not be read");
            window.screenshot("usage-error");
        }
    }

    private static void choose(TestWindow window, String selector, int index) {
        ComboBox<?> box = (ComboBox<?>) window.find(selector);
        Toolkit.run(() -> box.getSelectionModel().select(index));
    }

    private void fill() {
        List<Key> all =
                List.of("Anna", "Ben", "Build server").stream()
                        .map(name -> keys.generate(ACCOUNT, KeyRequest.named(name)).key())
                        .toList();
        int calls = 0;
        for (int day = 0; day < 30; day++) {
            for (int key = 0; key < all.size(); key++) {
                for (int model = 0; model < MODELS.size(); model++) {
                    long tokens = 20_000L + (day * 7919L + key * 104_729L + model * 1299L) % 90_000;
                    recorder.record(event(calls++, all.get(key), MODELS.get(model), day, tokens));
                }
            }
        }
        int expected = calls;
        await().until(() -> recorder.recorded() == expected);
    }

    private UsageEvent event(int number, Key key, String model, int daysAgo, long tokens) {
        return new UsageEvent(
                "call-" + number,
                ACCOUNT,
                key.id(),
                clock.instant().minus(Duration.ofDays(daysAgo)),
                Duration.ofSeconds(3),
                "messages",
                model,
                true,
                200,
                Outcome.COMPLETED,
                false,
                "req_1",
                new TokenUsage(tokens / 4, tokens, tokens, tokens * 3, 0, 0, 0, 0, 0, null, null));
    }

    private TestWindow show(Locale locale, int width, int height) {
        return TestWindow.show(() -> content(locale), width, height);
    }

    private Parent content(Locale locale) {
        FxThread fx = Toolkit.fx();
        Texts texts = Texts.of(locale);
        RootView root = new RootView(fx, texts);
        UsageReports reports = new UsageReports(temp.database(), keys);
        UsageViewModel model =
                new UsageViewModel(new UsageViewModel.Source(ACCOUNT, reports, keys, clock), fx);
        view = new UsageView(new ViewLoader(texts), model, root.dialogs(), root.toasts());
        root.show(view.root());
        view.shown();
        return root.root();
    }
}
