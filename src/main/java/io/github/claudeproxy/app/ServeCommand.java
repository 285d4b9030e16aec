package io.github.claudeproxy.app;

import io.github.claudeproxy.network.ListenException;

import picocli.CommandLine.Command;
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

    @Override
    public Integer call() throws ListenException {
        main.watchInput();
        return Serving.run(main.options().config());
    }
}
