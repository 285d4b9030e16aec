package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.users.User;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code create-owner}: the first user, where nobody can open a page on this machine. */
@Command(
        name = "create-owner",
        description = "Creates the owner; the password is asked for, or read from standard input.",
        mixinStandardHelpOptions = true)
final class CreateOwnerCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it
    @ParentCommand
    private Main main;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Option(names = "--email", required = true, description = "E-mail address to sign in with.")
    private String email;

    @Override
    public Integer call() throws IOException {
        Config config = main.options().config();
        String password = PasswordInput.read("Password");
        User owner = WhileIdle.call(config, wiring -> wiring.users().createOwner(email, password));
        System.out.println("Created the owner " + owner.email() + ".");
        return ExitCode.OK.number();
    }
}
