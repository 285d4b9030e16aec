package io.github.claudeproxy.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class AlertServiceTest {
    private static final Condition LOST =
            new Condition(
                    "account-1", AlertKind.CONNECTION_LOST, "", List.of("The login ended."), "");

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private List<Condition> wrong = List.of();
    private AlertService alerts = service();

    @AfterEach
    void close() {
        temp.close();
    }

    private AlertService service() {
        return new AlertService(
                temp.database(), new Webhooks(temp.database(), clock), List.of(() -> wrong), clock);
    }

    private static Condition budget(String period) {
        return new Condition(
                "account-1",
                AlertKind.BUDGET_USED_UP,
                "k-1",
                List.of("Anna", "$5.00", "$5.00", "2026-12-01 00:00 UTC"),
                period);
    }

    private int said() {
        return alerts.page("account-1", null, 100).size();
    }

    @Test
    void saysACauseOnceAnHour() {
        wrong = List.of(LOST);

        alerts.look();
        alerts.look();
        clock.advance(Duration.ofMinutes(59));
        alerts.look();
        assertThat(said()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        alerts.look();
        assertThat(said()).isEqualTo(2);
    }

    @Test
    void saysABudgetOnceInItsPeriod() {
        wrong = List.of(budget("until 12-01"));

        alerts.look();
        clock.advance(Duration.ofDays(3));
        alerts.look();
        assertThat(said()).isEqualTo(1);

        wrong = List.of(budget("until 01-01"));
        alerts.look();
        assertThat(said()).isEqualTo(2);
    }

    @Test
    void saysNothingTwiceAfterARestart() {
        wrong = List.of(LOST, budget("until 12-01"));
        alerts.look();

        temp.reopen();
        alerts = service();
        alerts.look();

        assertThat(said()).isEqualTo(2);
        assertThat(alerts.raised().get()).hasSize(2);
    }

    @Test
    void isNotSilencedByAClockThatWasSetBack() {
        wrong = List.of(LOST);
        alerts.look();

        clock.advance(Duration.ofDays(-2));
        alerts.look();

        assertThat(said()).isEqualTo(2);
    }

    @Test
    void tellsWhoWatches() {
        List<List<Alert>> seen = new ArrayList<>();
        try (var _ = alerts.raised().subscribe(seen::add)) {
            wrong = List.of(LOST);
            alerts.look();
            assertThat(alerts.wrong().get()).containsExactly(LOST);
            assertThat(alerts.isActive(seen.getLast().getFirst())).isTrue();

            wrong = List.of();
            alerts.look();
        }

        assertThat(seen).hasSize(2);
        assertThat(alerts.isActive(seen.getLast().getFirst())).isFalse();
        assertThat(seen.getLast().getFirst().values()).containsExactly("The login ended.");
    }

    @Test
    void pagesFromTheLatestBackwards() {
        wrong = List.of(LOST, budget("a"));
        alerts.look();

        List<Alert> first = alerts.page("account-1", null, 1);
        List<Alert> second = alerts.page("account-1", first.getFirst().id(), 1);

        assertThat(first).extracting(Alert::kind).containsExactly(AlertKind.BUDGET_USED_UP);
        assertThat(second).extracting(Alert::kind).containsExactly(AlertKind.CONNECTION_LOST);
        assertThat(alerts.page("account-2", null, 10)).isEmpty();
    }
}
