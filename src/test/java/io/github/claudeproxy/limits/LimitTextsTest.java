package io.github.claudeproxy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

final class LimitTextsTest {
    private static final KeyLimits SOME =
            new KeyLimits(
                    60,
                    8,
                    5000L,
                    new Budget(50_000_000, Period.WEEK, 3),
                    List.of(new ModelGlob("claude-*")),
                    List.of(Network.parse("10.0.0.0/8")),
                    Duration.ofDays(3),
                    2,
                    ZoneId.of("Europe/Vienna"));

    @Test
    void setsEveryLimit() {
        Map<String, String> texts =
                Map.of(
                        "calls_per_minute", "60",
                        "calls_at_once", "8",
                        "tokens_per_day", "5000",
                        "budget", "50/week",
                        "reset_day", "3",
                        "models", "claude-*",
                        "networks", "10.0.0.0/8",
                        "expires_after_first_use", "3d",
                        "weight", "2",
                        "time_zone", "Europe/Vienna");

        assertThat(new LimitTexts(texts).change(KeyLimits.NONE)).isEqualTo(SOME);
    }

    @Test
    void leavesWhatIsNotNamed() {
        assertThat(new LimitTexts(Map.of()).change(SOME)).isEqualTo(SOME);
        assertThat(new LimitTexts(Map.of()).change(AccountLimits.DEFAULT))
                .isEqualTo(AccountLimits.DEFAULT);

        KeyLimits changed = new LimitTexts(Map.of("reset_day", "5")).change(SOME);
        assertThat(changed.budget()).isEqualTo(new Budget(50_000_000, Period.WEEK, 5));
        assertThat(changed.callsAtOnce()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "calls_per_minute",
        "calls_at_once",
        "tokens_per_day",
        "budget",
        "models",
        "networks",
        "expires_after_first_use"
    })
    void takesALimitAway(String field) {
        KeyLimits changed = new LimitTexts(Map.of(field, "none")).change(SOME);

        assertThat(changed).isNotEqualTo(SOME);
        assertThat(new LimitTexts(Map.of("template", "none")).change(SOME))
                .isEqualTo(KeyLimits.NONE);
    }

    @Test
    void startsFromATemplate() {
        KeyLimits changed =
                new LimitTexts(Map.of("template", "ci", "calls_at_once", "1")).change(SOME);

        assertThat(changed.callsPerMinute()).isEqualTo(120);
        assertThat(changed.callsAtOnce()).isEqualTo(1);
        assertThat(changed.budget()).isEqualTo(new Budget(20_000_000, Period.DAY, 1));
        assertThat(changed.models()).isEmpty();
    }

    @Test
    void readsDollarsExactly() {
        assertThat(new LimitTexts(Map.of("budget", "$0.000001/day")).change(SOME).budget())
                .isEqualTo(new Budget(1, Period.DAY, 1));
        assertThat(new LimitTexts(Map.of("budget", "2.50/month")).change(SOME).budget())
                .isEqualTo(new Budget(2_500_000, Period.MONTH, 1));
    }

    @Test
    void setsWhatHoldsForTheAccount() {
        Map<String, String> texts =
                Map.of(
                        "calls_at_once", "10",
                        "hint", "Ask Ada.",
                        "quota_mode", "enforce",
                        "quota_threshold", "0.7",
                        "quota_refuse_at", "0.9",
                        "quota_weighted", "true");
        AccountLimits changed = new LimitTexts(texts).change(AccountLimits.DEFAULT);

        assertThat(changed)
                .isEqualTo(new AccountLimits(10, "Ask Ada.", QuotaMode.ENFORCE, 0.7, 0.9, true));
        assertThat(new LimitTexts(Map.of("hint", "none", "calls_at_once", "none")).change(changed))
                .isEqualTo(new AccountLimits(null, "", QuotaMode.ENFORCE, 0.7, 0.9, true));
    }

    @ParameterizedTest
    @CsvSource({
        "template, boss, 'template takes developer, ci, trial or none.'",
        "calls_per_minute, many, 'calls_per_minute takes a whole number, or none.'",
        "calls_per_minute, 0, calls_per_minute must be from 1 to 10000.",
        "calls_at_once, 9999999999999, calls_at_once must be from 1 to 10000.",
        "tokens_per_day, -1, 'tokens_per_day takes a whole number, or none.'",
        "budget, 5, 'budget takes dollars per day, week or month, as 20/week, or none.'",
        "budget, 1.0000001/day, 'budget takes dollars per day, week or month, as 20/week, or none.'",
        "budget, 0/day, budget.micro_usd must be from 1 to 1000000000000.",
        "models, a b, models takes names such as claude-sonnet-* with at most 100 signs.",
        "expires_after_first_use, soon, 'expires_after_first_use takes days or hours, as 14d or 12h.'",
        "weight, 1001, weight must be from 1 to 1000.",
        "time_zone, Mars, time_zone takes a zone such as Europe/Vienna."
    })
    void saysWhatIsWrong(String field, String text, String message) {
        LimitTexts texts = new LimitTexts(Map.of(field, text));

        assertThatThrownBy(() -> texts.change(KeyLimits.NONE))
                .isInstanceOf(LimitException.class)
                .hasMessage(message);
    }

    @Test
    void aResetDayGoesWithABudget() {
        LimitTexts texts = new LimitTexts(Map.of("reset_day", "1"));

        assertThatThrownBy(() -> texts.change(KeyLimits.NONE))
                .isInstanceOf(LimitException.class)
                .hasMessage("reset_day goes with a budget.");
    }

    @ParameterizedTest
    @CsvSource({
        "quota_mode, on, 'quota_mode takes off, advise or enforce.'",
        "quota_threshold, 80%, quota_threshold takes a part such as 0.8.",
        "quota_weighted, yes, quota_weighted takes true or false."
    })
    void saysWhatIsWrongOfTheAccount(String field, String text, String message) {
        LimitTexts texts = new LimitTexts(Map.of(field, text));

        assertThatThrownBy(() -> texts.change(AccountLimits.DEFAULT))
                .isInstanceOf(LimitException.class)
                .hasMessage(message);
    }
}
