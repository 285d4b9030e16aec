package io.github.claudeproxy.app;

import io.github.claudeproxy.usage.UsageCsv;
import io.github.claudeproxy.usage.UsageTotals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sums as lines, for the eye or for a spreadsheet. One thread at a time. */
final class UsageTable {
    private final String head;
    private final List<Line> lines = new ArrayList<>();

    UsageTable(String head) {
        this.head = head;
    }

    private record Line(String name, UsageTotals totals) {}

    void add(String name, UsageTotals totals) {
        lines.add(new Line(name, totals));
    }

    /** The last line; a spreadsheet adds up by itself. */
    void total(UsageTotals totals) {
        lines.add(new Line("total", totals));
    }

    String text() {
        int width =
                lines.stream()
                        .mapToInt(line -> line.name().length())
                        .reduce(head.length(), Math::max);
        String format = "%-" + width + "s %10s %8s %14s %14s %14s %14s %6s %14s%n";
        StringBuilder text = new StringBuilder();
        text.append(
                format.formatted(
                        head,
                        "calls",
                        "errors",
                        "input",
                        "output",
                        "cache writes",
                        "cache reads",
                        "hits",
                        "USD"));
        for (Line line : lines) {
            UsageTotals totals = line.totals();
            text.append(
                    format.formatted(
                            line.name().replaceAll("\\p{Cntrl}", "?"),
                            totals.requests(),
                            totals.errors(),
                            totals.inputTokens(),
                            totals.outputTokens(),
                            totals.cacheCreationInputTokens(),
                            totals.cacheReadInputTokens(),
                            hits(totals),
                            UsageCsv.usd(totals.costMicros())));
        }
        return text.toString();
    }

    String csv() {
        StringBuilder text = new StringBuilder(UsageCsv.sumsHead(head));
        for (Line line : lines.subList(0, lines.size() - 1)) {
            text.append(UsageCsv.sums(line.totals(), line.name()));
        }
        return text.toString();
    }

    private static String hits(UsageTotals totals) {
        return totals.cacheHitRate().isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.0f%%", 100 * totals.cacheHitRate().getAsDouble());
    }
}
