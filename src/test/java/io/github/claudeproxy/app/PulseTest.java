package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.ui.testing.Pulses;
import io.github.claudeproxy.ui.testing.TestWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long the window is busy at a time while 100 times a second a call begins or ends. What the
 * JavaFX thread itself worked is judged, as a busy machine lets it wait for longer.
 */
final class PulseTest {
    private static final int EVENTS_PER_SECOND = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(6);
    private static final Duration MOST = Duration.ofMillis(50);

    private final TestDesktop desktop = new TestDesktop();
    private final ScheduledExecutorService events = Executors.newSingleThreadScheduledExecutor();
    private TestWindow window;
    private BusyLane lane;
    private ScheduledFuture<?> flow;

    @BeforeEach
    void open() {
        window = desktop.open();
        window.awaitText("Welcome");
        window.type("#email", "owner@example.test");
        window.type("#password", TestDesktop.PASSWORD);
        window.click("#create");
        window.awaitText("Connect to Anthropic");
        window.click("#later");
        window.awaitText("Where clients reach it");
        Wiring wiring = desktop.running().wiring();
        String account = wiring.users().owner().orElseThrow().accountId();
        lane = new BusyLane(wiring.activity(), account);
        wiring.activity().add(lane);
        long micros = TimeUnit.SECONDS.toMicros(1) / EVENTS_PER_SECOND;
        flow = events.scheduleAtFixedRate(lane::next, 0, micros, TimeUnit.MICROSECONDS);
    }

    @AfterEach
    void close() {
        flow.cancel(true);
        events.shutdownNow();
        desktop.close();
    }

    @Test
    void theOverviewStaysSmooth() {
        measure("overview");
    }

    @Test
    void theActivityStaysSmooth() {
        window.click("#nav-activity");
        window.awaitText("Key ");
        String before = window.text();
        measure("activity");
        assertThat(window.text()).isNotEqualTo(before);
    }

    private void measure(String screen) {
        over(WARM_UP);
        long before = lane.events();
        Pulses pulses = over(MEASURED);
        assertThat(lane.events() - before)
                .isGreaterThan(MEASURED.toSeconds() * EVENTS_PER_SECOND * 9 / 10);
        System.out.println("Pulses of " + screen + ": " + pulses);

        assertThat(pulses.longestWork()).isLessThan(MOST);
    }

    private static Pulses over(Duration time) {
        Pulses pulses = Pulses.begin();
        await().atMost(time.multipliedBy(10)).until(() -> pulses.lastsFor(time));
        pulses.end();
        return pulses;
    }
}
