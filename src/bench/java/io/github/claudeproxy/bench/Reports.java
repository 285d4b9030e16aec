package io.github.claudeproxy.bench;

import io.github.claudeproxy.store.SqliteLibrary;
import io.github.claudeproxy.usage.ReportBenchmark;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;

/** The reports over a table of many calls. */
@Command(name = "reports", description = "Fills a database with calls and times the reports.")
final class Reports implements Callable<Integer> {
    @Option(names = "--calls", defaultValue = "1000000", description = "How many.")
    private int calls;

    @Option(names = "--days", defaultValue = "90", description = "Over how many days.")
    private int days;

    @Option(names = "--summed-only", description = "Keep the sums alone, as after USAGE_DAYS.")
    private boolean summedOnly;

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("claude-proxy-bench-");
        try {
            SqliteLibrary.load(directory.resolve("libraries"));
            ReportBenchmark.run(directory, calls, days, !summedOnly, System.out);
        } finally {
            delete(directory);
        }
        return 0;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
