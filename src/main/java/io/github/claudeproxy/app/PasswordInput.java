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

    @SuppressWarnings("SystemConsoleNull") // from Java 25 on it is null without a terminal again
    static String read(String question) throws IOException {
        Console console = System.console();
        String password =
                console != null && console.isTerminal()
                        ? asked(console, question)
                        : firstLineOfInput();
        if (password == null) {
            throw new StartException(ExitCode.USAGE, "no password was given on standard input");
        }
        return password;
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
