package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.claudeproxy.audit.AuditEntry;
import io.github.claudeproxy.audit.AuditQuery;
import io.github.claudeproxy.audit.AuditText;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.store.DatabaseReader;
import io.github.claudeproxy.usage.UsageCsv;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private ReadOptions reads = new ReadOptions();

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw new StartException(ExitCode.USAGE, "--limit takes a number above 0");
        }
        try (DatabaseReader database = ReadOnly.open(main.options().config())) {
            AuditTrail trail = new AuditTrail(database);
            String accountId = reads.account(trail.accounts());
            System.out.print(text(trail.page(accountId, query(), null, limit).entries()));
        }
        return ExitCode.OK.number();
    }

    private AuditQuery query() {
        return AuditQuery.between(reads.from(), reads.to())
                .withUser(user)
                .withAction(action)
                .withSubject(subject);
    }

    private String text(List<AuditEntry> entries) throws JsonProcessingException {
        if (reads.isJson()) {
            return ReadOptions.json(entries.stream().map(AuditText::fields).toList());
        }
        if (reads.isCsv()) {
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
