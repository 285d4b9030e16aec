package io.github.claudeproxy.usage;

import io.github.claudeproxy.keys.KeyLabel;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.usage.UsageReport.DayUsage;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageReport.ModelUsage;
import io.github.claudeproxy.usage.UsageSums.Part;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums up what an account used. Blocks on the store; any thread that may block can call it. */
public final class UsageReports {
    private static final Comparator<Part> MOST_REQUESTS_FIRST =
            Comparator.comparingLong((Part part) -> part.totals().requests())
                    .reversed()
                    .thenComparing(Part::group, Comparator.nullsLast(Comparator.naturalOrder()));

    private final ReportStore store;
    private final KeyService keys;

    public UsageReports(Database database, KeyService keys) {
        this.store = new ReportStore(database);
        this.keys = keys;
    }

    /** What the account's calls that the query means add up to. */
    public UsageReport report(String accountId, UsageQuery query) {
        UsageSums sums = store.sums(accountId, query);
        return new UsageReport(sums.totals(), byKey(accountId, sums), byModel(sums), byDay(sums));
    }

    private List<KeyUsage> byKey(String accountId, UsageSums sums) {
        Map<String, KeyLabel> labels =
                keys.labels(accountId).stream()
                        .collect(Collectors.toMap(KeyLabel::id, Function.identity()));
        return sums.byKey().stream()
                .sorted(MOST_REQUESTS_FIRST)
                .map(part -> keyUsage(labels, part))
                .toList();
    }

    private static KeyUsage keyUsage(Map<String, KeyLabel> labels, Part part) {
        String id = Objects.requireNonNull(part.group());
        KeyLabel label = labels.getOrDefault(id, new KeyLabel(id, id, id, true));
        return new KeyUsage(id, label.name(), label.prefix(), label.deleted(), part.totals());
    }

    private static List<ModelUsage> byModel(UsageSums sums) {
        return sums.byModel().stream()
                .sorted(MOST_REQUESTS_FIRST)
                .map(part -> new ModelUsage(part.group(), part.totals()))
                .toList();
    }

    private static List<DayUsage> byDay(UsageSums sums) {
        return sums.byDay().stream()
                .map(part -> new DayUsage(day(part), part.totals()))
                .sorted(Comparator.comparing(DayUsage::day))
                .toList();
    }

    private static LocalDate day(Part part) {
        return LocalDate.ofEpochDay(Long.parseLong(Objects.requireNonNull(part.group())));
    }
}
