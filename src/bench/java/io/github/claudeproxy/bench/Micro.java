package io.github.claudeproxy.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** The micro benchmarks of single steps of the path, with what each call allocates. */
@Command(name = "micro", description = "Runs the JMH benchmarks whose names match.")
final class Micro implements Callable<Integer> {
    @Parameters(arity = "0..1", defaultValue = ".*", description = "A pattern of names.")
    private String pattern = "";

    @Override
    public Integer call() throws Exception {
        Options options =
                new OptionsBuilder().include(pattern).addProfiler(GCProfiler.class).build();
        new Runner(options).run();
        return 0;
    }
}
