package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.claudeproxy.keys.KeyLabel;
import io.github.claudeproxy.keys.KeyLabels;
import io.github.claudeproxy.store.DatabaseReader;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.UsageCsv;
import io.github.claudeproxy.usage.UsageJson;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageReports;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code usage}: what was used and what it cost, also while the server runs: it only reads. */
@Command(
        name = "usage",
        description = "Prints what was used and what it cost; times are in UTC.",
        mixinStandardHelpOptions = true,
        subcommands = RepriceCommand.class)
final class UsageCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(
            names = "--by",
            defaultValue = "key",
            description = "Lines: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private UsageLines by = UsageLines.key;

    @Option(names = "--key", description = "Only this key: its name or id.")
    private @Nullable String key;

    @Option(names = "--model", description = "Only this model.")
    private @Nullable String model;

    @Option(names = "--outcome", description = "Only calls that ended so.")
    private @Nullable String outcome;

    @Mixin private ReadOptions reads = new ReadOptions();

    @Override
    public Integer call() throws IOException {
        UsageQuery query = query();
        try (DatabaseReader database = ReadOnly.open(main.options().config())) {
            UsageReports reports = new UsageReports(database);
            String accountId = reads.account(reports.accounts());
            String keyId = key == null ? null : keyId(database, accountId, key);
            System.out.print(text(reports, accountId, query.withKey(keyId)));
        }
        return ExitCode.OK.number();
    }

    Main main() {
        return main;
    }

    private String text(UsageReports reports, String accountId, UsageQuery query)
            throws JsonProcessingException {
        if (reads.isJson()) {
            return ReadOptions.json(json(reports, accountId, query));
        }
        if (reads.isCsv() && by == UsageLines.person) {
            return UsageCsv.monthly(reports.monthly(accountId, query));
        }
        UsageTable table = by.table(reports, accountId, query);
        return reads.isCsv() ? table.csv() : table.text();
    }

    private Object json(UsageReports reports, String accountId, UsageQuery query) {
        return by == UsageLines.person
                ? UsageJson.monthly(reports.monthly(accountId, query))
                : UsageJson.report(reports.report(accountId, by.in(query)));
    }

    private UsageQuery query() {
        return UsageQuery.between(reads.from(), reads.to())
                .withModel(model)
                .withOutcome(outcome == null ? null : outcome(outcome));
    }

    /** Of several of that name, all but one deleted, the one that is there. */
    private static String keyId(DatabaseReader database, String accountId, String named) {
        List<KeyLabel> labels =
                new KeyLabels(database)
                        .of(accountId).stream()
                                .sorted(Comparator.comparing(KeyLabel::deleted))
                                .toList();
        return KeyChoice.find(labels, KeyLabel::id, KeyLabel::name, named).id();
    }

    private static Outcome outcome(String text) {
        return Outcome.of(text)
                .orElseThrow(() -> new StartException(ExitCode.USAGE, "no outcome: " + text));
    }
}
