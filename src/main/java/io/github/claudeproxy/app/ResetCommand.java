package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.startup.StartAtLogin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code reset}: back to the state after the installation. */
@Command(
        name = "reset",
        description =
                "Deletes everything: users, keys, usage, credentials, settings, backups and logs.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    private static final String WORD = "delete";

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @Option(names = "--all", required = true, description = "Yes, all of it.")
    private boolean all;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Config config = main.options().config();
        AppPaths paths = AppPaths.of(config);
        try (SingleInstance _ = SingleInstance.acquireIdle(paths.data())) {
            if (!all || (!yes && !confirmed(paths))) {
                System.out.println("Nothing was deleted.");
                return ExitCode.FAILURE.number();
            }
            OwnFiles.delete(paths);
            if (config.dataDir() == null) {
                StartAtLogin.forget();
            }
        }
        System.out.println("Everything of Claude Proxy in " + paths.data() + " is deleted.");
        return ExitCode.OK.number();
    }

    private static boolean confirmed(AppPaths paths) throws IOException {
        System.out.println(
                "This deletes all users, keys, usage, credentials, settings, backups and logs in "
                        + paths.data()
                        + ". Type \""
                        + WORD
                        + "\" to go on.");
        return WORD.equals(PasswordInput.firstLineOfInput());
    }
}
