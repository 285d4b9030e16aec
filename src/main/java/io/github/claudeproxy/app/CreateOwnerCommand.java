package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.users.User;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
        String password = password();
        try (DataDirectory directory = open(config);
                Wiring wiring =
                        Wiring.open(
                                config,
                                directory.settings(),
                                directory.paths(),
                                Clock.systemUTC())) {
            User owner = wiring.users().createOwner(email, password);
            System.out.println("Created the owner " + owner.email() + ".");
        }
        return ExitCode.OK.number();
    }

    private static DataDirectory open(Config config) {
        try {
            return DataDirectory.open(config);
        } catch (StartException e) {
            if (e.code() != ExitCode.TRY_AGAIN) {
                throw e;
            }
            throw new StartException(
                    e.code(),
                    "Claude Proxy is running on this data directory: stop it first, or register"
                            + " with POST /api/auth/register",
                    e);
        }
    }

    @SuppressWarnings("SystemConsoleNull") // from Java 25 on it is null without a terminal again
    private static String password() throws IOException {
        Console console = System.console();
        String password =
                console != null && console.isTerminal() ? asked(console) : firstLineOfInput();
        if (password == null) {
            throw new StartException(ExitCode.USAGE, "no password was given on standard input");
        }
        return password;
    }

    private static @Nullable String asked(Console console) {
        char[] password = console.readPassword("Password: ");
        return password == null ? null : new String(password);
    }

    private static @Nullable String firstLineOfInput() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .readLine();
    }
}
