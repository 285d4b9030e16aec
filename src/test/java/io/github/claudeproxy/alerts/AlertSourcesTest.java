package io.github.claudeproxy.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.Admission;
import io.github.claudeproxy.limits.Budget;
import io.github.claudeproxy.limits.CallFacts;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.Period;
import io.github.claudeproxy.limits.QuotaMode;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class AlertSourcesTest {
    private static final String ACCOUNT = "account-1";

    private final MovableClock clock = new MovableClock();
    private final TempDatabase temp = TempDatabase.create();
    private final KeyService keys = KeyService.open(temp.database(), clock);
    private final UsageRecorder recorder = UsageRecorder.open(temp.database(), clock);
    private final LimitService limits =
            LimitService.open(
                    temp.database(), keys, recorder, (_, used) -> used.outputTokens(), clock);
    private final ActivityService activity =
            new ActivityService(new AuditLog(temp.database(), clock));
    private final Key key =
            keys.generate(ACCOUNT, new KeyRequest("Anna", Endpoint.DEFAULT, null)).key();
    private int calls;

    @AfterEach
    void close() {
        activity.close();
        limits.close();
        recorder.close();
        keys.close();
        temp.close();
    }

    private void spend(long micros) {
        CallFacts call =
                new CallFacts(
                        key,
                        CallFacts.Kind.MESSAGE,
                        InetAddress.getLoopbackAddress(),
                        clock.millis(),
                        "claude-opus-5",
                        1,
                        1);
        Admission admission = limits.admit(call, new Nobody());
        ((Admission.Admitted) admission)
                .settle(null, new TokenUsage(0, micros, 0, 0, 0, 0, 0, 0, 0, null, null));
    }

    private static final class Nobody implements Admission.Waiter {
        @Override
        public void admitted(Admission.Admitted admitted) {
            throw new AssertionError("nobody waits");
        }

        @Override
        public void refused(Admission.Refused refused) {
            throw new AssertionError("nobody waits");
        }
    }

    @Test
    void noticesABudgetAt80And100Percent() {
        limits.set(
                ACCOUNT,
                List.of(key.id()),
                new KeyLimits(
                        null,
                        null,
                        null,
                        new Budget(10_000_000, Period.MONTH, 1),
                        List.of(),
                        List.of(),
                        null,
                        1,
                        ZoneOffset.UTC));
        BudgetAlerts budgets = new BudgetAlerts(keys, limits);

        spend(7_999_999);
        assertThat(budgets.conditions()).isEmpty();
        spend(1);
        assertThat(budgets.conditions())
                .containsExactly(
                        new Condition(
                                ACCOUNT,
                                AlertKind.BUDGET_NEARLY_USED,
                                key.id(),
                                List.of("Anna", "$8.00", "$10.00", "2026-12-01 00:00 UTC"),
                                "10000000 until 2026-12-01T00:00:00Z"));
        spend(2_000_000);
        assertThat(budgets.conditions())
                .extracting(Condition::kind)
                .containsExactly(AlertKind.BUDGET_USED_UP);

        clock.advance(Duration.ofDays(8));
        assertThat(budgets.conditions()).isEmpty();
    }

    @Test
    void noticesAQuotaWindowOverTheThreshold() {
        QuotaAlerts quotas = new QuotaAlerts(limits, clock);
        long reset = clock.instant().plus(Duration.ofHours(2)).getEpochSecond();
        limits.quota()
                .observe(
                        ACCOUNT,
                        Map.of(
                                "anthropic-ratelimit-unified-5h-utilization",
                                "0.75",
                                "anthropic-ratelimit-unified-5h-reset",
                                Long.toString(reset)));
        assertThat(quotas.conditions()).isEmpty();

        limits.setAccountLimits(
                ACCOUNT, new AccountLimits(null, "", QuotaMode.OFF, 0.7, 0.95, false));
        assertThat(quotas.conditions())
                .containsExactly(
                        new Condition(
                                ACCOUNT,
                                AlertKind.QUOTA_HIGH,
                                "5h",
                                List.of("5h", "75", "2026-11-23 14:00 UTC"),
                                "2026-11-23T14:00:00Z"));

        clock.advance(Duration.ofHours(3));
        assertThat(quotas.conditions()).isEmpty();
    }

    @Test
    void noticesThatMostCallsFail() {
        UpstreamAlerts upstream = new UpstreamAlerts(keys, activity, clock);
        for (int i = 0; i < 4; i++) {
            ended(Outcome.UPSTREAM_ERROR, 529);
        }
        ended(Outcome.UPSTREAM_ERROR, 400);
        assertThat(upstream.conditions()).isEmpty();

        ended(Outcome.UPSTREAM_ERROR, 429);
        assertThat(upstream.conditions())
                .extracting(Condition::values)
                .containsExactly(List.of("5", "5", "429"));

        for (int i = 0; i < 5; i++) {
            ended(Outcome.COMPLETED, 200);
        }
        assertThat(upstream.conditions()).isEmpty();
    }

    @Test
    void forgetsFailuresAfterFiveMinutes() {
        UpstreamAlerts upstream = new UpstreamAlerts(keys, activity, clock);
        for (int i = 0; i < 5; i++) {
            ended(Outcome.TIMED_OUT, 504);
        }
        assertThat(upstream.conditions()).hasSize(1);

        clock.advance(Duration.ofMinutes(6));
        assertThat(upstream.conditions()).isEmpty();
    }

    @Test
    void tellsTheOwnerOfTheDisk() {
        Optional<String> low = Optional.of("Only 10 MiB are left on the disk.");

        assertThat(new DiskAlerts(() -> low, () -> Optional.of(ACCOUNT)).conditions())
                .extracting(Condition::accountId)
                .containsExactly(ACCOUNT);
        assertThat(new DiskAlerts(() -> low, Optional::empty).conditions()).isEmpty();
        assertThat(new DiskAlerts(Optional::empty, () -> Optional.of(ACCOUNT)).conditions())
                .isEmpty();
    }

    private void ended(Outcome outcome, int status) {
        activity.ended("Anna", event(outcome, status, null), null);
    }

    private UsageEvent event(Outcome outcome, int status, @Nullable String model) {
        return new UsageEvent(
                "call-" + calls++,
                ACCOUNT,
                key.id(),
                clock.instant(),
                Duration.ofSeconds(1),
                "messages",
                model,
                false,
                status,
                outcome,
                false,
                null,
                TokenUsage.NONE);
    }
}
