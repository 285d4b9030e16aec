package io.github.claudeproxy.app;

import io.github.claudeproxy.server.ListenException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

/** {@code serve}: no window, until stopped. */
@Command(
        name = "serve",
        description = "Serves without a window until it is stopped (Ctrl-C or SIGTERM).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(
            names = "--until-input-ends",
            description = "Stop as well when standard input ends, for programs that start this.")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws ListenException {
        if (untilInputEnds) {
            InputEnd.watch(System.in);
        }
        return Serving.run(main.options().config());
    }
}
