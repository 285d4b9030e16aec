package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How long the reports take over many calls of many keys, and how large the database gets. */
public final class ReportBenchmark {
    private static final String ACCOUNT = "account";
    private static final Instant END = Instant.parse("2026-11-25T00:00:00Z");
    private static final List<String> MODELS =
            List.of("claude-opus-5", "claude-sonnet-5-5", "claude-haiku-5-5");
    private static final int KEYS = 50;
    private static final int ROUNDS = 9;
    private static final int BATCH = 500;

    private final Path directory;
    private final PrintStream out;
    private final Random random = new Random(7);

    private ReportBenchmark(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    /** Fills a database in this directory with so many calls over so many days. */
    public static void run(Path directory, int calls, int days, boolean keep, PrintStream out)
            throws IOException {
        new ReportBenchmark(directory, out).measure(calls, days, keep);
    }

    private void measure(int calls, int days, boolean keep) throws IOException {
        Path file = directory.resolve("database.db");
        try (Database database = Database.open(file)) {
            out.printf("%,d calls over %d days, %d keys%n", calls, days, KEYS);
            long began = System.nanoTime();
            fill(database, calls, days, keep);
            out.printf("filled in %d s%n", (System.nanoTime() - began) / 1_000_000_000L);
            UsageReports reports = new UsageReports(database);
            for (Map.Entry<String, UsageQuery> query : queries(days).entrySet()) {
                time(query.getKey(), () -> reports.report(ACCOUNT, query.getValue()));
            }
            UsageQuery ninety = UsageQuery.between(END.minus(Duration.ofDays(90)), END);
            for (UsageCourse.By by : UsageCourse.By.values()) {
                time("course of 90 days by " + by, () -> reports.course(ACCOUNT, ninety, by, 5));
            }
            time("monthly by person", () -> reports.monthly(ACCOUNT, UsageQuery.ALL));
            time("page of calls", () -> reports.calls(ACCOUNT, UsageQuery.ALL, null, 100));
            KeyUse use = new KeyUse(database);
            long month = Duration.ofDays(31).toMillis();
            time(
                    "budget of a month, all keys",
                    () -> use.between(ACCOUNT, END.toEpochMilli() - month, END.toEpochMilli()));
        }
        out.printf("database %,d MiB%n", Files.size(file) >> 20);
    }

    private static Map<String, UsageQuery> queries(int days) {
        UsageQuery all = UsageQuery.ALL;
        Instant ninety = END.minus(Duration.ofDays(Math.min(days, 90)));
        Map<String, UsageQuery> queries = new LinkedHashMap<>();
        queries.put("by key", all);
        queries.put("by model and outcome", all.by(Breakdown.MODEL, Breakdown.OUTCOME));
        queries.put("by day", all.by(Breakdown.DAY));
        queries.put("by month", all.by(Breakdown.MONTH));
        queries.put("90 days by hour", UsageQuery.between(ninety, END).by(Breakdown.HOUR));
        queries.put(
                "90 days by hour, one key",
                UsageQuery.between(ninety, END).by(Breakdown.HOUR).withKey("key-7"));
        queries.put(
                "90 days by hour, one model",
                UsageQuery.between(ninety, END).by(Breakdown.HOUR).withModel(MODELS.get(1)));
        queries.put("everything", all.by(Breakdown.values()));
        return queries;
    }

    private void time(String what, Runnable report) {
        report.run();
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            report.run();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                "%-30s median %6.1f ms, worst %6.1f ms%n",
                what, millis[ROUNDS / 2], millis[ROUNDS - 1]);
    }

    /** In order of time, summed up as it goes, so that what is not kept never lies around. */
    private void fill(Database database, int calls, int days, boolean keep) {
        UsageStore store = new UsageStore(database, PriceTable.builtIn());
        Duration kept = keep ? Duration.ofDays(days + 1L) : Duration.ofDays(1);
        long start = END.minus(Duration.ofDays(days)).toEpochMilli();
        double step = (double) Duration.ofDays(days).toMillis() / calls;
        List<UsageEvent> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < calls; i++) {
            batch.add(event(i, Instant.ofEpochMilli(start + (long) (i * step))));
            if (batch.size() == BATCH) {
                store.insert(batch);
                batch.clear();
            }
            if (i % 20_000 == 0) {
                upkeep(database, kept, Instant.ofEpochMilli(start + (long) (i * step)));
            }
        }
        store.insert(batch);
        upkeep(database, kept, END);
    }

    private static void upkeep(Database database, Duration keep, Instant now) {
        UsageUpkeep upkeep = new UsageUpkeep(database, keep, Clock.fixed(now, ZoneOffset.UTC));
        while (upkeep.step()) {
            // until nothing is left to do
        }
    }

    /** Some keys are used much more than others, and each has a model it prefers. */
    private UsageEvent event(int number, Instant at) {
        int key = (int) (KEYS * Math.pow(random.nextDouble(), 2));
        int model = random.nextInt(10) < 8 ? key % MODELS.size() : random.nextInt(MODELS.size());
        boolean failed = random.nextInt(50) == 0;
        return new UsageEvent(
                "req_" + Integer.toHexString(number) + "0123456789abcdef",
                ACCOUNT,
                "key-" + key,
                at,
                Duration.ofMillis(random.nextInt(60_000)),
                "messages",
                MODELS.get(model),
                true,
                failed ? 529 : 200,
                failed ? Outcome.UPSTREAM_ERROR : Outcome.COMPLETED,
                false,
                "req_011CSHoEeqs5C35K2UUqR7Fy",
                new TokenUsage(
                        random.nextInt(5000),
                        random.nextInt(2000),
                        random.nextInt(3000),
                        random.nextInt(50_000),
                        random.nextInt(3000),
                        0,
                        0,
                        0,
                        0,
                        "standard",
                        null));
    }
}
