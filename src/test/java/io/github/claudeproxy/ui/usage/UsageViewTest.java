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
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.UsageCsv;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageRecorder;
import io.github.claudeproxy.usage.UsageReports;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

final class UsageViewTest {
    private static final String ACCOUNT = Calls.ACCOUNT;
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
            choose(window, "#split", SplitBy.KEY);
            window.awaitText("Build server");
            choose(window, "#split", SplitBy.OUTCOME);
            choose(window, "#measure", Measure.CALLS);
            window.awaitText("Refused");
            window.screenshot("usage-outcomes");
            choose(window, "#period", UsagePeriod.TODAY);
            window.awaitText("12\u202fPM");
            window.screenshot("usage-today");
            writes(window);
        }
        try (TestWindow window = show(Locale.GERMAN, 684, 600)) {
            window.awaitText("Kosten");
            window.screenshot("usage-de-small");
            window.clickText("Nach Monat");
            window.awaitText("Monat");
            window.screenshot("usage-de-small-months");
            choose(window, "#period", UsagePeriod.CUSTOM);
            window.screenshot("usage-de-small-custom");
        }
    }

    @Test
    void looksAtDaysOfOnesOwnChoice() {
        fill();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("Anna");
            choose(window, "#period", UsagePeriod.DAYS_90);
            window.awaitText("Aug 26");
            window.screenshot("usage-90-days");
            choose(window, "#period", UsagePeriod.CUSTOM);
            days(window, "2026-11-01", "2026-11-03");
            window.awaitText("27");
            window.awaitNoText("Aug 26");
            window.screenshot("usage-custom");
            days(window, "2026-01-01", "2026-11-23");
            window.awaitText("Jan 2026");
            window.clickText("By month");
            window.awaitText("Month");
            window.screenshot("usage-months");
            window.clickText("By month");
            window.awaitText("Month");
            window.clickText("In this time");
            window.awaitNoText("Month");
        }
    }

    @Test
    void leadsFromBarToBarWithTheArrowKeys() {
        fill();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("Anna");
            Node bars = window.find(".stacked-bars");
            Toolkit.run(bars::requestFocus);
            window.press(KeyCode.END);
            window.press(KeyCode.LEFT);
            await().until(() -> told(bars).startsWith("Nov 22: $"));
            assertThat(told(bars)).contains("claude-opus-5 $");
            await().until(() -> Window.getWindows().size() > 1);
            window.press(KeyCode.TAB);
            await().until(() -> told(bars).equals("Chart: Cost over time"));
        }
    }

    private static String told(Node bars) {
        return Toolkit.on(bars::getAccessibleText);
    }

    private static void days(TestWindow window, String first, String last) {
        DatePicker from = (DatePicker) window.find("#first-day");
        DatePicker to = (DatePicker) window.find("#last-day");
        Toolkit.run(
                () -> {
                    from.setValue(LocalDate.parse(first));
                    to.setValue(LocalDate.parse(last));
                });
    }

    private void writes(TestWindow window) throws IOException {
        Path file = temp.directory().resolve("calls.csv");
        Toolkit.run(() -> Objects.requireNonNull(view).write(file, true));
        window.awaitText("calls.csv was written");
        assertThat(Files.readAllLines(file).getFirst())
                .startsWith("request_id,")
                .endsWith(",price_version");
        assertThat(Files.readAllLines(file).getLast()).endsWith(PriceTable.builtIn().version());
        Path months = temp.directory().resolve("months.csv");
        Toolkit.run(() -> Objects.requireNonNull(view).write(months, false));
        window.awaitText("months.csv was written");
        assertThat(Files.readString(months))
                .isEqualTo(
                        UsageCsv.monthly(
                                new UsageReports(temp.database(), keys)
                                        .monthly(ACCOUNT, UsageQuery.ALL)))
                .contains("Anna")
                .contains("2026-11");
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

    @SuppressWarnings("unchecked")
    private static <E extends Enum<E>> void choose(TestWindow window, String selector, E choice) {
        ComboBox<E> box = (ComboBox<E>) window.find(selector);
        Toolkit.run(() -> box.setValue(choice));
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
                    recorder.record(
                            Calls.mixed(
                                    "call-" + calls++,
                                    all.get(key).id(),
                                    MODELS.get(model),
                                    clock.instant().minus(Duration.ofDays(day)),
                                    tokens));
                }
            }
        }
        for (int day = 0; day < 15; day += 3) {
            recorder.record(
                    Calls.refused(
                            "call-" + calls++,
                            all.getFirst().id(),
                            clock.instant().minus(Duration.ofDays(day))));
        }
        int expected = calls;
        await().until(() -> recorder.recorded() == expected);
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
