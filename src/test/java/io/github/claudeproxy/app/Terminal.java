package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where commands are typed, all about the data directory {@code d} in one working directory. */
record Terminal(Path directory) {
    /** What this command prints; it must succeed. */
    String run(String... command) throws IOException, InterruptedException {
        return runWith("", command);
    }

    /** The same with this on standard input. */
    String runWith(String input, String... command) throws IOException, InterruptedException {
        try (Program program = start(input, command)) {
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(0);
            return program.output();
        }
    }

    Program start(String input, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--data-dir", "d"));
        return Program.start(directory, all, Map.of(), input);
    }
}
