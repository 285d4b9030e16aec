package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code limits account}: what holds for all keys together. */
@Command(
        name = "account",
        description = {
            "Sets what holds for all keys of the account together; what is not named stays.",
            "Every limit also takes the word none."
        },
        mixinStandardHelpOptions = true)
final class LimitsAccountCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private LimitsCommand limits;

    private final TypedLimits typed = new TypedLimits();

    @Option(
            names = "--calls-at-once",
            paramLabel = "N",
            description = "Over the connection to Anthropic; further ones wait.")
    void callsAtOnce(@Nullable String text) {
        typed.put("calls_at_once", text);
    }

    @Option(
            names = "--hint",
            paramLabel = "TEXT",
            description = "What a teammate reads at the end of each refusal.")
    void hint(@Nullable String text) {
        typed.put("hint", text);
    }

    @Option(
            names = "--quota-mode",
            paramLabel = "MODE",
            description = "off, advise or enforce: about keys over their share of the quota.")
    void quotaMode(@Nullable String text) {
        typed.put("quota_mode", text);
    }

    @Option(
            names = "--quota-threshold",
            paramLabel = "PART",
            description = "From which part of a window on they are slowed, as 0.8.")
    void quotaThreshold(@Nullable String text) {
        typed.put("quota_threshold", text);
    }

    @Option(
            names = "--quota-refuse-at",
            paramLabel = "PART",
            description = "From which part on they are refused, as 0.95.")
    void quotaRefuseAt(@Nullable String text) {
        typed.put("quota_refuse_at", text);
    }

    @Option(
            names = "--quota-weighted",
            paramLabel = "true|false",
            description = "Whether shares go by the keys' weights, or are equal.")
    void quotaWeighted(@Nullable String text) {
        typed.put("quota_weighted", text);
    }

    @Override
    public Integer call() throws JsonProcessingException {
        return limits.carryOut(List.of(), Map.of(), typed.required(), LimitsTable::account);
    }
}
