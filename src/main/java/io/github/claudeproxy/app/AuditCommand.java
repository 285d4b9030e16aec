package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.claudeproxy.audit.AuditEntry;
import io.github.claudeproxy.audit.AuditQuery;
import io.github.claudeproxy.audit.AuditText;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.store.DatabaseReader;
import io.github.claudeproxy.usage.UsageCsv;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code audit}: who changed what, also while the server runs: it only reads. */
@Command(
        name = "audit",
        description = "Prints who changed what, the latest first; times are in UTC.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(names = "--from", description = "First day, or moment, as 2026-12-31.")
    private @Nullable String from;

    @Option(names = "--to", description = "Last day, or moment.")
    private @Nullable String to;

    @Option(names = "--user", description = "Only changes by this user: the e-mail address or id.")
    private @Nullable String user;

    @Option(names = "--action", description = "Only this action, such as key.rename, or key.")
    private @Nullable String action;

    @Option(names = "--subject", description = "Only changes of what has this id.")
    private @Nullable String subject;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "How many at most (${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "--account", description = "Which account, where there is more than one.")
    private @Nullable String account;

    @ArgGroup private Format format = new Format();

    /** At most one of them. */
    static final class Format {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw new StartException(ExitCode.USAGE, "--limit takes a number above 0");
        }
        try (DatabaseReader database = ReadOnly.open(main.options().config())) {
            AuditTrail trail = new AuditTrail(database);
            String accountId = ReadOnly.account(account, trail.accounts());
            System.out.print(text(trail.page(accountId, query(), null, limit).entries()));
        }
        return ExitCode.OK.number();
    }

    private AuditQuery query() {
        return AuditQuery.between(ReadOnly.from(from), ReadOnly.to(to))
                .withUser(user)
                .withAction(action)
                .withSubject(subject);
    }

    private String text(List<AuditEntry> entries) throws JsonProcessingException {
        if (format.json) {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(entries.stream().map(AuditText::fields).toList())
                    + "\n";
        }
        if (format.csv) {
            return entries.stream()
                    .map(entry -> UsageCsv.line(AuditText.columns(entry).toArray()))
                    .collect(Collectors.joining("", UsageCsv.line(AuditText.HEADS.toArray()), ""));
        }
        return entries.stream().map(AuditCommand::line).collect(Collectors.joining());
    }

    /** Such as {@code 2026-11-25T10:00:00Z ada@example.com (rest) key.rename "Ada": a -> b}. */
    private static String line(AuditEntry entry) {
        String who = entry.actor().name().isEmpty() ? "-" : entry.actor().name();
        String line =
                "%s  %s (%s)  %s \"%s\"  %s -> %s"
                        .formatted(
                                entry.at(),
                                who,
                                entry.actor().way().text(),
                                entry.change().action(),
                                entry.change().label(),
                                AuditText.line(entry.change().before()),
                                AuditText.line(entry.change().after()));
        return line.replaceAll("\\p{Cntrl}", "?") + System.lineSeparator();
    }
}
