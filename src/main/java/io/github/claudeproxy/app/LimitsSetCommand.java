package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code limits set}: of one key, of several or of all; holds for the next call. */
@Command(
        name = "set",
        description = {
            "Sets what these keys may use, for the next call on; what is not named stays.",
            "Every limit also takes the word none."
        },
        mixinStandardHelpOptions = true)
final class LimitsSetCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private LimitsCommand limits;

    private final TypedLimits typed = new TypedLimits();

    @Parameters(paramLabel = "KEY", arity = "0..*", description = "Names or ids of keys.")
    private List<String> keys = List.of();

    @Option(names = "--all", description = "All keys of the account.")
    private boolean all;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "Starts from developer, ci or trial: replaces all limits.")
    void template(@Nullable String text) {
        typed.put("template", text);
    }

    @Option(names = "--calls-per-minute", paramLabel = "N", description = "Calls that begin.")
    void callsPerMinute(@Nullable String text) {
        typed.put("calls_per_minute", text);
    }

    @Option(names = "--calls-at-once", paramLabel = "N", description = "Further ones wait.")
    void callsAtOnce(@Nullable String text) {
        typed.put("calls_at_once", text);
    }

    @Option(
            names = "--tokens-per-day",
            paramLabel = "N",
            description = "Input, cache writes and output; not reads from the cache.")
    void tokensPerDay(@Nullable String text) {
        typed.put("tokens_per_day", text);
    }

    @Option(
            names = "--budget",
            paramLabel = "USD/PERIOD",
            description = "Dollars per day, week or month, as 20/week or 2.50/day.")
    void budget(@Nullable String text) {
        typed.put("budget", text);
    }

    @Option(
            names = "--reset-day",
            paramLabel = "N",
            description = "Day on which the week (1 is Monday) or month of the budget begins.")
    void resetDay(@Nullable String text) {
        typed.put("reset_day", text);
    }

    @Option(
            names = "--models",
            paramLabel = "NAMES",
            description = "Which ones, with commas; * is any text, as claude-haiku-*.")
    void models(@Nullable String text) {
        typed.put("models", text);
    }

    @Option(
            names = "--networks",
            paramLabel = "CIDRS",
            description = "Where it works from, with commas, as 192.168.0.0/16.")
    void networks(@Nullable String text) {
        typed.put("networks", text);
    }

    @Option(
            names = "--endpoints",
            paramLabel = "NAMES",
            description = "Of messages, models, batches, files, with commas.")
    void endpoints(@Nullable String text) {
        typed.put("endpoints", text);
    }

    @Option(
            names = "--expires-at",
            paramLabel = "DAY",
            description = "Last day, or moment, as 2026-12-31.")
    void expiresAt(@Nullable String text) {
        typed.put("expires_at", text);
    }

    @Option(
            names = "--expires-after-first-use",
            paramLabel = "TIME",
            description = "As 14d or 12h.")
    void expiresAfterFirstUse(@Nullable String text) {
        typed.put("expires_after_first_use", text);
    }

    @Option(
            names = "--weight",
            paramLabel = "N",
            description = "Its part of the account's quota beside other keys; 1 unless set.")
    void weight(@Nullable String text) {
        typed.put("weight", text);
    }

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Whose midnight counts, as Europe/Vienna; UTC unless set.")
    void timeZone(@Nullable String text) {
        typed.put("time_zone", text);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (all == !keys.isEmpty()) {
            throw new StartException(ExitCode.USAGE, "name keys, or give --all");
        }
        return limits.carryOut(keys, typed.required(), Map.of(), LimitsTable::keys);
    }
}
