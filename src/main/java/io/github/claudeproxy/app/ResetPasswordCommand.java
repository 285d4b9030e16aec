package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.users.User;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code reset-password}: for whoever has the data directory, which proves enough. */
@Command(
        name = "reset-password",
        description =
                "Sets a user's password and ends all their sessions; the new one is asked for, or"
                        + " read from standard input.",
        mixinStandardHelpOptions = true)
final class ResetPasswordCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Option(names = "--email", required = true, description = "E-mail address of the user.")
    private String email;

    @Override
    public Integer call() throws IOException {
        Config config = main.options().config();
        String password = PasswordInput.read("New password");
        User user = WhileIdle.call(config, wiring -> wiring.users().resetPassword(email, password));
        System.out.println("Set another password for " + user.email() + ".");
        return ExitCode.OK.number();
    }
}
