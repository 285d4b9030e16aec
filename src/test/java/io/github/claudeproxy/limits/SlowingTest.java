package io.github.claudeproxy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

final class SlowingTest {
    private static final String UNIFIED = "anthropic-ratelimit-unified-";
    private static final Instant RESET = Instant.parse("2026-11-23T15:00:00Z");

    private final Limiting limiting = new Limiting();
    private Key greedy;
    private Key quiet;

    @BeforeEach
    void use() {
        mode(QuotaMode.ENFORCE);
        greedy = used("greedy", 900);
        quiet = used("quiet", 100);
        limiting.clock.advance(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        limiting.close();
    }

    private void mode(QuotaMode mode) {
        limiting.limits.setAccountLimits(
                Limiting.ACCOUNT, new AccountLimits(null, "Ask Ada.", mode, 0.8, 1.0, false));
    }

    private void fiveHours(String utilization) {
        limiting.limits
                .quota()
                .observe(
                        Limiting.ACCOUNT,
                        Map.of(
                                UNIFIED + "5h-utilization",
                                utilization,
                                UNIFIED + "5h-reset",
                                Long.toString(RESET.getEpochSecond())));
        limiting.limits.quota().look(Limiting.ACCOUNT);
    }

    private Key used(String name, long tokens) {
        var made = limiting.keys.generate(Limiting.ACCOUNT, KeyRequest.named(name));
        limiting.keys.check(made.secret().value());
        CallFacts call = limiting.message(made.key(), 10);
        limiting.end(limiting.admit(made.key()), call, tokens);
        limiting.recorder.flush();
        return made.key();
    }

    private void pass(Duration time) {
        limiting.clock.advance(time);
        limiting.limits.account(Limiting.ACCOUNT).wake();
    }

    @Test
    void letsASlowedKeyStartOneCallAtATimeWithAPauseBetween() {
        fiveHours("0.9");
        Admission first = limiting.admit(greedy);
        assertThat(first).isInstanceOf(Admission.Admitted.class);

        Limiting.Heard second = new Limiting.Heard();
        assertThat(limiting.limits.admit(limiting.message(greedy, 10), second))
                .isInstanceOf(Admission.Queued.class);

        pass(Duration.ofSeconds(60));
        assertThat(second.said).as("while the first still runs").isNull();
        limiting.end(first, limiting.message(greedy, 10), 10);
        assertThat(second.said).as("once it has ended").isNotNull();
    }

    @Test
    void makesThePauseLongerTheFullerTheWindowIs() {
        for (String[] step : new String[][] {{"0.8", "2"}, {"0.9", "16"}, {"0.99", "28"}}) {
            fiveHours(step[0]);
            limiting.clock.advance(Duration.ofMinutes(2));
            limiting.end(limiting.admit(greedy), limiting.message(greedy, 10), 0);
            Limiting.Heard next = new Limiting.Heard();
            limiting.limits.admit(limiting.message(greedy, 10), next);

            pass(Duration.ofSeconds(Long.parseLong(step[1])));
            assertThat(next.said).as(step[0]).isNull();
            pass(Duration.ofSeconds(1));
            assertThat(next.said).as(step[0]).isNotNull();
            limiting.end(Objects.requireNonNull(next.said), limiting.message(greedy, 10), 0);
        }
    }

    @Test
    void startsTheNextCallByItselfWhenThePauseIsOver() {
        fiveHours("0.8");
        limiting.end(limiting.admit(greedy), limiting.message(greedy, 10), 0);
        Limiting.Heard next = new Limiting.Heard();
        limiting.limits.admit(limiting.message(greedy, 10), next);

        limiting.clock.advance(Duration.ofSeconds(4));

        await().atMost(Duration.ofSeconds(20)).until(() -> next.said != null);
    }

    @Test
    void leavesTheQuietOnesAlone() {
        fiveHours("0.99");

        for (int i = 0; i < 10; i++) {
            assertThat(limiting.admit(quiet)).isInstanceOf(Admission.Admitted.class);
        }
    }

    @Test
    void refusesWhoWouldWaitTooLongAndSaysWhy() {
        fiveHours("0.9");
        limiting.admit(greedy);
        for (int i = 0; i < 3; i++) {
            assertThat(limiting.admit(greedy)).isInstanceOf(Admission.Queued.class);
        }

        assertEquals(
                new Admission.Refused(
                        Admission.Reason.QUOTA_SHARE,
                        "The account's 5h quota is 90 % used, and this key has used 81 % of it,"
                                + " more than its share of 50 %. It resets at 2026-11-23 15:00 UTC."
                                + " Until then its calls start one by one, every 17 seconds, and too"
                                + " many of them wait already. Ask Ada.",
                        Duration.ofSeconds(66)),
                limiting.admit(greedy));
    }

    @Test
    void letsGoWhenTheWindowResetsOrTheModeChanges() {
        fiveHours("0.9");
        limiting.admit(greedy);
        Limiting.Heard waiting = new Limiting.Heard();
        limiting.limits.admit(limiting.message(greedy, 10), waiting);

        mode(QuotaMode.ADVISE);
        assertThat(waiting.said).isNotNull();

        mode(QuotaMode.ENFORCE);
        assertThat(limiting.admit(greedy)).isInstanceOf(Admission.Queued.class);
        limiting.clock.set(RESET);
        limiting.limits.account(Limiting.ACCOUNT).wake();
        assertThat(limiting.admit(greedy)).isInstanceOf(Admission.Admitted.class);
    }
}
