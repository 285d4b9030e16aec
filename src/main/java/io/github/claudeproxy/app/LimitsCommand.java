package io.github.claudeproxy.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.claudeproxy.config.Config;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** {@code limits}: what keys may use and have used, whether the program runs or not. */
@Command(
        name = "limits",
        description = "Shows what keys may use and have used; times are in UTC.",
        mixinStandardHelpOptions = true,
        subcommands = {LimitsSetCommand.class, LimitsAccountCommand.class})
final class LimitsCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(
            names = "--account",
            scope = ScopeType.INHERIT,
            description = "Which account, where there is more than one.")
    private @Nullable String account;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        return carryOut(List.of(), Map.of(), Map.of(), LimitsTable::text);
    }

    /**
     * Asks the program that runs or, if none does, does it here.
     *
     * @param text what is printed of the reply
     */
    int carryOut(
            List<String> keys,
            Map<String, String> ofKeys,
            Map<String, String> ofAccount,
            Function<JsonNode, String> text)
            throws JsonProcessingException {
        String by = System.getProperty("user.name", "");
        String order = new LimitOrder(by, account, keys, ofKeys, ofAccount).json();
        JsonNode reply = reply(order);
        if (reply.path("error").isTextual()) {
            throw new StartException(
                    ExitCode.of(reply.path("exit_code").asInt()), reply.path("error").textValue());
        }
        System.out.print(json ? ReadOptions.json(reply) : text.apply(reply));
        return ExitCode.OK.number();
    }

    private JsonNode reply(String order) {
        Config config = main.options().config();
        AppPaths paths = AppPaths.of(config);
        String question = InstanceAnswers.LIMITS + order;
        if (question.getBytes(StandardCharsets.UTF_8).length >= InstanceSocket.MOST_QUESTION) {
            throw new StartException(ExitCode.USAGE, "name fewer keys at once, or give --all");
        }
        Optional<String> answer = InstanceQuestion.ask(paths.data(), question);
        try {
            return JsonMapper.builder()
                    .build()
                    .readTree(answer.orElseGet(() -> here(config, order)));
        } catch (JsonProcessingException e) {
            throw new StartException(
                    ExitCode.FAILURE, "the running program is of another version", e);
        }
    }

    private static String here(Config config, String order) {
        ReadOnly.requireDatabase(AppPaths.of(config));
        return WhileIdle.call(config, wiring -> new LimitOrders(wiring).carryOut(order));
    }
}
