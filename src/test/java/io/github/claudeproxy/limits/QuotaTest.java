package io.github.claudeproxy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

final class QuotaTest {
    private static final Instant RESET = Instant.parse("2026-11-23T15:00:00Z");
    private static final String UNIFIED = "anthropic-ratelimit-unified-";

    private final Limiting limiting = new Limiting();

    @AfterEach
    void close() {
        limiting.close();
    }

    private void mode(QuotaMode mode, boolean weighted) {
        limiting.limits.setAccountLimits(
                Limiting.ACCOUNT, new AccountLimits(null, "Ask Ada.", mode, 0.8, 0.95, weighted));
    }

    private void fiveHours(String utilization) {
        limiting.limits
                .quota()
                .observe(
                        Limiting.ACCOUNT,
                        Map.of(
                                UNIFIED + "status",
                                "allowed_warning",
                                UNIFIED + "5h-utilization",
                                utilization,
                                UNIFIED + "5h-reset",
                                Long.toString(RESET.getEpochSecond()),
                                UNIFIED + "5h-status",
                                "allowed"));
        limiting.limits.quota().look(Limiting.ACCOUNT);
    }

    /** A key that was used, and its calls recorded. */
    private Key used(String name, long tokens) {
        var made = limiting.keys.generate(Limiting.ACCOUNT, KeyRequest.named(name));
        limiting.keys.check(made.secret().value());
        CallFacts call = limiting.message(made.key(), 10);
        limiting.end(limiting.admit(made.key()), call, tokens);
        limiting.recorder.flush();
        return made.key();
    }

    @Test
    void readsEveryWindowThereIs() {
        limiting.limits
                .quota()
                .observe(
                        Limiting.ACCOUNT,
                        Map.of(
                                UNIFIED + "status",
                                "allowed",
                                UNIFIED + "7d_sonnet-utilization",
                                "0.25",
                                UNIFIED + "5h-utilization",
                                "1.02",
                                UNIFIED + "5h-reset",
                                "1763910000",
                                UNIFIED + "representative-claim",
                                "five_hour",
                                "anthropic-ratelimit-input-tokens-limit",
                                "1000",
                                "anthropic-ratelimit-input-tokens-remaining",
                                "250",
                                "anthropic-ratelimit-input-tokens-reset",
                                "2026-11-23T12:01:00Z",
                                "anthropic-ratelimit-odd-utilization",
                                "many"));

        assertEquals(
                new QuotaState(
                        limiting.clock.instant(),
                        "allowed",
                        List.of(
                                new QuotaWindow(
                                        "5h", 1.02, Instant.ofEpochSecond(1763910000), null),
                                new QuotaWindow("7d_sonnet", 0.25, null, null),
                                new QuotaWindow(
                                        "input-tokens",
                                        0.75,
                                        Instant.parse("2026-11-23T12:01:00Z"),
                                        null))),
                limiting.limits.quota().latest(Limiting.ACCOUNT).orElseThrow());
    }

    @Test
    void refusesWhoUsedMoreThanTheirShareAboveTheSecondMark() {
        mode(QuotaMode.ENFORCE, false);
        Key greedy = used("greedy", 900);
        Key quiet = used("quiet", 100);
        fiveHours("0.79");
        assertThat(limiting.admit(greedy)).isInstanceOf(Admission.Admitted.class);

        fiveHours("0.96");

        assertEquals(
                new Admission.Refused(
                        Admission.Reason.QUOTA_SHARE,
                        "The account's 5h quota is 96 % used, and this key has used 86 % of it,"
                                + " more than its share of 50 %. It resets at 2026-11-23 15:00 UTC."
                                + " Ask Ada.",
                        Duration.ofHours(3)),
                limiting.admit(greedy));
        assertThat(limiting.admit(quiet)).isInstanceOf(Admission.Admitted.class);
        limiting.clock.set(RESET);
        assertThat(limiting.admit(greedy)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void sharesByWeight() {
        mode(QuotaMode.ENFORCE, true);
        Key heavy = used("heavy", 900);
        used("light", 100);
        KeyLimits nine =
                new KeyLimits(
                        null, null, null, null, List.of(), List.of(), null, 9, ZoneOffset.UTC);
        limiting.limits.set(Limiting.ACCOUNT, List.of(heavy.id()), nine);

        fiveHours("0.9");

        assertThat(limiting.admit(heavy)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void onlyShowsInAdviseMode() {
        mode(QuotaMode.ADVISE, false);
        Key greedy = used("greedy", 900);
        used("quiet", 100);

        fiveHours("0.9");

        assertThat(limiting.admit(greedy)).isInstanceOf(Admission.Admitted.class);
        assertThat(limiting.limits.quota().overShare(Limiting.ACCOUNT))
                .extracting(OverShare::keyId)
                .containsExactly(greedy.id());
        mode(QuotaMode.OFF, false);
        assertThat(limiting.limits.quota().overShare(Limiting.ACCOUNT)).isEmpty();
    }

    @Test
    void keepsTheLatestAndTheHistoryOverARestart() {
        fiveHours("0.5");

        limiting.restart();

        assertThat(limiting.limits.quota().latest(Limiting.ACCOUNT).orElseThrow().windows())
                .containsExactly(new QuotaWindow("5h", 0.5, RESET, "allowed"));
        assertThat(limiting.limits.quota().history(Limiting.ACCOUNT, Instant.EPOCH)).hasSize(1);
    }
}
