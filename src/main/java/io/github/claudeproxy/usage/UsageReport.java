package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/**
 * What an account used. Times are in UTC; those without calls are left out, the oldest is first.
 *
 * @param byKey most requests first, deleted keys too
 * @param byModel most requests first; this and what follows is empty unless asked for
 */
public record UsageReport(
        UsageTotals totals,
        List<KeyUsage> byKey,
        List<ModelUsage> byModel,
        List<OutcomeUsage> byOutcome,
        List<HourUsage> byHour,
        List<DayUsage> byDay,
        List<MonthUsage> byMonth) {
    /** What one key used. */
    public record KeyUsage(
            String keyId, String name, String prefix, boolean deleted, UsageTotals totals) {}

    /** What one model was used for; null for calls that named none. */
    public record ModelUsage(@Nullable String model, UsageTotals totals) {}

    /** The calls that ended in one way, as {@link Outcome#text} names it. */
    public record OutcomeUsage(String outcome, UsageTotals totals) {}

    /** What was used within one hour. */
    public record HourUsage(Instant hour, UsageTotals totals) {}

    /** What was used on one day. */
    public record DayUsage(LocalDate day, UsageTotals totals) {}

    /** What was used in one month. */
    public record MonthUsage(YearMonth month, UsageTotals totals) {}

    /** What each key used in one month. */
    public record PeopleOfMonth(YearMonth month, List<KeyUsage> byKey) {
        public PeopleOfMonth {
            byKey = List.copyOf(byKey);
        }
    }

    public UsageReport {
        byKey = List.copyOf(byKey);
        byModel = List.copyOf(byModel);
        byOutcome = List.copyOf(byOutcome);
        byHour = List.copyOf(byHour);
        byDay = List.copyOf(byDay);
        byMonth = List.copyOf(byMonth);
    }

    /** The keys that cost most, the dearest first. */
    public List<KeyUsage> topKeys(int most) {
        return byKey.stream()
                .sorted(
                        Comparator.comparingLong((KeyUsage key) -> key.totals().costMicros())
                                .reversed())
                .limit(most)
                .toList();
    }
}
