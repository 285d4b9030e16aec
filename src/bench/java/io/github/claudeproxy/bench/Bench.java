package io.github.claudeproxy.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The command line of the benchmark. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the product against nginx on this machine.",
        subcommands = Micro.class)
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
        System.exit(new CommandLine(new Bench()).execute(args));
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
