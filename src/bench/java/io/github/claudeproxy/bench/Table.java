package io.github.claudeproxy.bench;

import io.github.claudeproxy.bench.scenario.Measure;
import io.github.claudeproxy.bench.targets.Direct;
import io.github.claudeproxy.bench.targets.Nginx.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results as Markdown: median (min..max) per target, then each proxy against nginx. */
final class Table {
    private final Results results;

    Table(Results results) {
        this.results = results;
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(row(heads()));
        lines.add(row(heads().stream().map(_ -> "---").toList()));
        for (Measure measure : results.measures()) {
            lines.add(row(cells(measure)));
        }
        return String.join("\n", lines);
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("median (min..max)"));
        heads.addAll(results.targets());
        comparisons().forEach(pair -> heads.add(pair.ours() + " : " + pair.theirs()));
        return heads;
    }

    private List<String> cells(Measure measure) {
        List<String> cells = new ArrayList<>(List.of(measure.label()));
        for (String target : results.targets()) {
            cells.add(text(results.spread(measure, target)));
        }
        for (Comparison pair : comparisons()) {
            cells.add(text(results.ratio(measure, pair.ours(), pair.theirs())));
        }
        return cells;
    }

    private static String text(Optional<Spread> spread) {
        return spread.map(Spread::toString).orElse("");
    }

    private record Comparison(String ours, String theirs) {}

    private List<Comparison> comparisons() {
        List<String> peers = List.of(Kind.FORWARD.label(), Kind.LUA.label());
        List<Comparison> pairs = new ArrayList<>();
        for (String ours : results.targets()) {
            for (String theirs : peers) {
                if (!ours.equals(Direct.NAME)
                        && !ours.equals(Kind.FORWARD.label())
                        && !ours.equals(theirs)
                        && results.targets().contains(theirs)) {
                    pairs.add(new Comparison(ours, theirs));
                }
            }
        }
        return pairs;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
