package io.github.claudeproxy.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The command line of the benchmark. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the product against nginx on this machine.",
        subcommands = {Micro.class, Reports.class})
final class Bench implements Callable<Integer> {
    private static final int QUICK_ROUNDS = 3;
    private static final int FULL_ROUNDS = 7;

    @Option(
            names = "--full",
            description = "About 20 minutes, numbers to quote; without it about 2 minutes.")
    private boolean full;

    @Option(names = "--rounds", description = "How often everything is measured in turn.")
    private int rounds;

    @Option(
            names = "--scenarios",
            split = ",",
            description =
                    "Only these: idle, metering, throughput, latency, streams500, burst,"
                            + " packed, cancel, streams1000, uploads, peak.")
    private Set<String> scenarios = Set.of();

    @Option(
            names = "--targets",
            split = ",",
            description = "Only these: ${DEFAULT-VALUE}.",
            defaultValue = "direct,nginx,nginx+Lua,product")
    private List<String> targets = List.of();

    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    private static CommandLine command() {
        return new CommandLine(new Bench()).setExecutionExceptionHandler(Bench::failed);
    }

    /** The line before it, on standard error too, says what was measured when it failed. */
    private static int failed(Exception cause, CommandLine command, ParseResult parsed) {
        command.getErr().println("failed: " + cause.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call() throws Exception {
        int wanted = rounds > 0 ? rounds : full ? FULL_ROUNDS : QUICK_ROUNDS;
        Results results = new Run(full, wanted, scenarios, targets).measure();
        System.out.println();
        System.out.println(Machine.describe(wanted));
        System.out.println();
        System.out.println(new Table(results).markdown());
        return 0;
    }
}
