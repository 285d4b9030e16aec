package io.github.claudeproxy.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code lsof}, which prints one field a line: {@code p} the process, {@code c} its name. */
final class MacPortOwners implements PortOwners {
    private static final Pattern OWNER =
            Pattern.compile("^p(\\d+)\\R(?:[^c].*\\R)*c(.+)$", Pattern.MULTILINE);

    private final Function<List<String>, String> run;

    MacPortOwners(Function<List<String>, String> run) {
        this.run = run;
    }

    @Override
    public Optional<PortOwner> of(int port) {
        String output = run.apply(List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc"));
        Matcher owner = OWNER.matcher(output);
        return owner.find()
                ? Optional.of(new PortOwner(owner.group(2), Long.parseLong(owner.group(1))))
                : Optional.empty();
    }
}
