package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What an account used.
 *
 * @param byKey most requests first, deleted keys too
 * @param byModel most requests first; empty unless asked for
 * @param byDay oldest first, days without calls left out; empty unless asked for
 */
public record UsageReport(
        UsageTotals totals, List<KeyUsage> byKey, List<ModelUsage> byModel, List<DayUsage> byDay) {
    /** What one key used. */
    public record KeyUsage(
            String keyId, String name, String prefix, boolean deleted, UsageTotals totals) {}

    /** What one model was used for; null for calls that named none. */
    public record ModelUsage(@Nullable String model, UsageTotals totals) {}

    /** What was used on one day, in UTC. */
    public record DayUsage(LocalDate day, UsageTotals totals) {}

    public UsageReport {
        byKey = List.copyOf(byKey);
        byModel = List.copyOf(byModel);
        byDay = List.copyOf(byDay);
    }
}
