package io.github.claudeproxy.app;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks for a password at a terminal, else takes the first line of standard input. */
final class PasswordInput {
    private PasswordInput() {}

    static String read(String question) throws IOException {
        Console console = terminal();
        String password = console == null ? firstLineOfInput() : asked(console, question);
        if (password == null) {
            throw new StartException(ExitCode.USAGE, "no password was given on standard input");
        }
        return password;
    }

    /** As above; a terminal is asked twice, as nobody can see what is typed. */
    static String choose(String question) throws IOException {
        String password = read(question);
        Console console = terminal();
        if (console != null && !password.equals(asked(console, question + " again"))) {
            throw new StartException(ExitCode.USAGE, "these are two different ones");
        }
        return password;
    }

    @SuppressWarnings("SystemConsoleNull") // from Java 25 on it is null without a terminal again
    private static @Nullable Console terminal() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }

    private static @Nullable String asked(Console console, String question) {
        char[] password = console.readPassword("%s: ", question);
        return password == null ? null : new String(password);
    }

    static @Nullable String firstLineOfInput() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .readLine();
    }
}
