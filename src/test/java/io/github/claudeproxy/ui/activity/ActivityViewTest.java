package io.github.claudeproxy.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.activity.CallState;
import io.github.claudeproxy.activity.Lane;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.activity.RefusedFor;
import io.github.claudeproxy.audit.AuditLog;
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

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

final class ActivityViewTest {
    private static final String ACCOUNT = "account-1";
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** The number of a call that was refused. */
    private static final int REFUSED = List.of(Outcome.values()).indexOf(Outcome.REFUSED);

    private final TempDatabase temp = TempDatabase.create();
    private final ActivityService activity =
            new ActivityService(new AuditLog(temp.database(), InstantSource.system()));
    private final Calls lane = new Calls();
    private @Nullable ActivityView view;

    /** The calls of one thread, as many as the test puts there. */
    private static final class Calls implements Lane {
        final CopyOnWriteArrayList<ObservedCall> running = new CopyOnWriteArrayList<>();
        final AtomicLong changes = new AtomicLong();
        final AtomicInteger asked = new AtomicInteger();

        @Override
        public CompletableFuture<List<ObservedCall>> running(String accountId) {
            asked.incrementAndGet();
            return CompletableFuture.completedFuture(List.copyOf(running));
        }

        @Override
        public CompletableFuture<Boolean> stop(String accountId, String requestId) {
            changes.incrementAndGet();
            return CompletableFuture.completedFuture(
                    running.removeIf(call -> call.requestId().equals(requestId)));
        }

        @Override
        public int streams() {
            return running.size();
        }

        @Override
        public long changes() {
            return changes.get();
        }
    }

    ActivityViewTest() {
        activity.add(lane);
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> Objects.requireNonNull(view).hidden());
        activity.close();
        temp.close();
    }

    @Test
    void teachesWhereNothingRan() {
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("No calls yet");
            window.screenshots("activity-empty");
        }
    }

    @Test
    void stopsARunningCall() {
        people();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("2 running");
            window.screenshots("activity-full");
            window.click(".stop-call");
            window.awaitText("The call of Anna was stopped");
            window.awaitText("1 running");
            assertThat(lane.running).extracting(ObservedCall::keyName).containsExactly("Ben");
        }
        Toolkit.run(() -> Objects.requireNonNull(view).hidden());
        try (TestWindow window = show(Locale.GERMAN, 684, 600)) {
            window.awaitText("1 läuft");
            window.screenshot("activity-de-small");
            assertThat(right(window, ".stop-call")).isLessThan(right(window, ".table-view"));
        }
    }

    @Test
    void findsAndPauses() {
        people();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("Build server");
            window.type("#search-calls", "anna");
            window.awaitNoText("Build server");
            window.type("#search-calls", "nobody");
            window.awaitText("No call matches");
            window.type("#search-calls", "");
            window.click("#only-running");
            window.awaitNoText("Build server");
            window.click("#pause");
            lane.running.clear();
            lane.changes.incrementAndGet();
            window.awaitText("Anna");
            window.click("#pause");
            window.awaitNoText("Anna");
        }
    }

    private static double right(TestWindow window, String selector) {
        Node node = window.find(selector);
        return Toolkit.on(() -> node.localToScene(node.getLayoutBounds()).getMaxX());
    }

    @Test
    void saysWhyACallWasRefused() {
        people();
        for (RefusedFor reason : List.of(RefusedFor.CALLS_PER_MINUTE, RefusedFor.KEY_DISABLED)) {
            activity.ended("Build server", event(REFUSED), reason);
        }
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("Too many calls a minute");
            window.awaitText("Key disabled");
            window.screenshots("activity-refused");
        }
        Toolkit.run(() -> Objects.requireNonNull(view).hidden());
        try (TestWindow window = show(Locale.GERMAN, 684, 600)) {
            window.awaitThat(
                    ".call-reason",
                    label -> ((Labeled) label).getText().equals("Schlüssel gesperrt"));
            window.screenshot("activity-refused-de-small");
        }
    }

    @Test
    void asksNobodyWhileHidden() {
        people();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("2 running");
            Toolkit.run(() -> Objects.requireNonNull(view).hidden());
            Toolkit.run(() -> {});
            int asked = lane.asked.get();

            await().during(Duration.ofMillis(1500))
                    .atMost(Duration.ofSeconds(5))
                    .until(
                            () -> {
                                lane.changes.incrementAndGet();
                                return lane.asked.get() <= asked + 1;
                            });
        }
    }

    @Test
    void readsAtMostFourTimesASecondHoweverMuchHappens() {
        people();
        try (TestWindow window = show(Locale.ENGLISH, 904, 740)) {
            window.awaitText("2 running");
            int asked = lane.asked.get();

            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(6))
                    .pollInterval(Duration.ofMillis(10))
                    .until(
                            () -> {
                                activity.ended("Build server", event(1000), null);
                                lane.changes.incrementAndGet();
                                return lane.asked.get() - asked <= 30;
                            });
            assertThat(lane.asked.get()).isGreaterThan(asked);
        }
    }

    private void people() {
        lane.running.add(call("r1", "Anna", CallState.STREAMING, 2));
        lane.running.add(call("r2", "Ben", CallState.QUEUED, 8));
        for (int number = 0; number < 12; number++) {
            activity.ended("Build server", event(number), null);
        }
    }

    private static ObservedCall call(String id, String key, CallState state, int seconds) {
        return new ObservedCall(
                id,
                key,
                key,
                "messages",
                "claude-opus-5",
                true,
                START.plusSeconds(60 - seconds),
                Duration.ofMillis(seconds * 1000L + 400),
                state,
                0,
                null,
                new TokenUsage(1200, 340, 0, 56_000, 0, 0, 0, 0, 0, null, null));
    }

    private static UsageEvent event(int number) {
        Outcome[] outcomes = Outcome.values();
        return new UsageEvent(
                "call-" + number,
                ACCOUNT,
                "key-1",
                START.plusSeconds(number),
                Duration.ofMillis(1200 + number * 731L),
                "messages",
                "claude-haiku-5-5",
                true,
                200,
                outcomes[number % outcomes.length],
                false,
                "req_1",
                new TokenUsage(1200, 90L * number, 0, 0, 0, 0, 0, 0, 0, null, null));
    }

    private TestWindow show(Locale locale, int width, int height) {
        return TestWindow.show(() -> content(locale), width, height);
    }

    private Parent content(Locale locale) {
        FxThread fx = Toolkit.fx();
        Texts texts = Texts.of(locale);
        RootView root = new RootView(fx, texts);
        ActivityViewModel model = new ActivityViewModel(activity, ACCOUNT, fx);
        view = new ActivityView(new ViewLoader(texts), model, ZoneOffset.UTC, root.toasts());
        root.show(view.root());
        view.shown();
        return root.root();
    }
}
