package io.github.claudeproxy.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The value under {@code Run} in the registry of the user, by way of Windows' own {@code reg.exe}.
 * Where the user turned it off in the task manager, another key says so.
 */
record RunKey(Commands commands) implements LoginEntry {
    private static final String PLACE = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\";
    private static final String RUN = PLACE + "Run";
    private static final String APPROVED = PLACE + "Explorer\\StartupApproved\\Run";
    private static final String NAME = "Claude Proxy";
    private static final Pattern APPROVAL = Pattern.compile("REG_BINARY\\s+([0-9A-Fa-f]{2})");
    private static final int PATIENCE_SECONDS = 10;

    /** Runs a command and says how it ended. */
    interface Commands {
        Result run(List<String> command) throws IOException;
    }

    record Result(int code, String output) {}

    @Override
    public boolean isOn() throws IOException {
        return commands.run(query(RUN)).code == 0
                && isApproved(commands.run(query(APPROVED)).output);
    }

    @Override
    public void write(Launcher launcher) throws IOException {
        Result result = commands.run(add(launcher));
        if (result.code != 0) {
            throw new IOException("reg add ended with " + result.code);
        }
        commands.run(delete(APPROVED));
    }

    @Override
    public void remove() throws IOException {
        if (commands.run(query(RUN)).code == 0 && commands.run(delete(RUN)).code != 0) {
            throw new IOException("reg delete failed");
        }
    }

    static List<String> query(String key) {
        return List.of("reg.exe", "query", key, "/v", NAME);
    }

    static List<String> delete(String key) {
        return List.of("reg.exe", "delete", key, "/v", NAME, "/f");
    }

    static List<String> add(Launcher launcher) {
        String command =
                launcher.command().stream().map(RunKey::word).collect(Collectors.joining(" "));
        return List.of(
                "reg.exe", "add", RUN, "/v", NAME, "/t", "REG_SZ", "/d", escaped(command), "/f");
    }

    /** The task manager writes an odd first byte for what it turned off. */
    static boolean isApproved(String output) {
        Matcher approval = APPROVAL.matcher(output);
        return !approval.find() || Integer.parseInt(approval.group(1), 16) % 2 == 0;
    }

    /** In a command line of Windows; no file name has quotes there. */
    private static String word(String word) {
        return '"' + word + '"';
    }

    /** Java puts an argument with spaces into quotes, but leaves those within it as they are. */
    private static String escaped(String argument) {
        return argument.replace("\"", "\\\"");
    }

    static Result run(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try {
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command.getFirst() + " does not end");
            }
            return new Result(process.exitValue(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
