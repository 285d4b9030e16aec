package io.github.claudeproxy.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code netstat} for the process and {@code tasklist} for its name. */
final class WindowsPortOwners implements PortOwners {
    private static final Pattern FIRST_FIELD = Pattern.compile("^\"([^\"]+)\",", Pattern.MULTILINE);

    private final Function<List<String>, String> run;

    WindowsPortOwners(Function<List<String>, String> run) {
        this.run = run;
    }

    @Override
    public Optional<PortOwner> of(int port) {
        Matcher listening = listening(port).matcher(run.apply(List.of("netstat", "-ano")));
        if (!listening.find()) {
            return Optional.empty();
        }
        String process = listening.group(1);
        Matcher name =
                FIRST_FIELD.matcher(
                        run.apply(
                                List.of(
                                        "tasklist",
                                        "/FI",
                                        "PID eq " + process,
                                        "/FO",
                                        "CSV",
                                        "/NH")));
        return Optional.of(
                new PortOwner(name.find() ? name.group(1) : "a program", Long.parseLong(process)));
    }

    /** The state is a word of the system's language; a listening socket has no peer. */
    private static Pattern listening(int port) {
        return Pattern.compile(
                "^\\s*TCP\\s+\\S+:"
                        + port
                        + "\\s+(?:0\\.0\\.0\\.0|\\[::\\]):0\\s+\\S+\\s+(\\d+)\\s*$",
                Pattern.MULTILINE);
    }
}
