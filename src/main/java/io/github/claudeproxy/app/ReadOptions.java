package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The options of all subcommands that print what happened between two moments. */
final class ReadOptions {
    @Option(names = "--from", description = "First day, or moment, as 2026-12-31.")
    private @Nullable String from;

    @Option(names = "--to", description = "Last day, or moment.")
    private @Nullable String to;

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

    boolean isJson() {
        return format.json;
    }

    boolean isCsv() {
        return format.csv;
    }

    /** Indented, with an end of line. */
    static String json(Object content) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(content)
                + "\n";
    }

    /** The account that was asked for, or the only one. */
    String account(List<String> accounts) {
        return account(account, accounts);
    }

    /** The account that is wanted, or the only one. */
    static String account(@Nullable String wanted, List<String> accounts) {
        if (wanted != null || accounts.size() <= 1) {
            return wanted != null ? wanted : accounts.stream().findFirst().orElse("");
        }
        throw new StartException(
                ExitCode.USAGE,
                "there are several accounts: choose one with --account, of "
                        + String.join(", ", accounts));
    }

    /** A moment, or the start of a day; null if none is given. */
    @Nullable Instant from() {
        return from == null ? null : moment(from, 0);
    }

    /** A moment, or the end of a day; null if none is given. */
    @Nullable Instant to() {
        return to == null ? null : end(to);
    }

    /** A moment, or the end of a day. */
    static Instant end(String text) {
        return moment(text, 1);
    }

    private static Instant moment(String text, int daysLater) {
        try {
            return text.length() > "2026-12-31".length()
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new StartException(
                    ExitCode.USAGE,
                    "\"" + text + "\" is neither a day as 2026-12-31 nor a time in UTC",
                    e);
        }
    }
}
