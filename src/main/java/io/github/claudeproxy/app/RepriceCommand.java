package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.usage.Repricer.Repriced;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

/** {@code usage reprice}: for calls whose model no price was known of; the server must not run. */
@Command(
        name = "reprice",
        description = "Prices calls anew whose model was unknown; while no server runs.",
        mixinStandardHelpOptions = true)
final class RepriceCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private UsageCommand usage;

    @Override
    public Integer call() {
        Config config = usage.main().options().config();
        WhileIdle.call(
                        config,
                        wiring ->
                                wiring.reports().accounts().stream()
                                        .map(wiring.repricer()::reprice)
                                        .toList())
                .forEach(RepriceCommand::say);
        return ExitCode.OK.number();
    }

    private static void say(Repriced repriced) {
        System.out.printf(
                "Priced %d calls anew with table %s; %d have a model that it does not know.%n",
                repriced.repriced(), repriced.priceVersion(), repriced.stillFlagged());
    }
}
