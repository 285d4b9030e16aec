package io.github.claudeproxy.setup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine, run with an environment of its own. */
record Tool(String name) {
    /** What it wrote, both streams together, and how it ended. */
    record Result(int exitCode, String output) {}

    /** The tool, or a skipped test where the machine has none. */
    static Tool assumed(String name) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, name))),
                name + " is not installed");
        return new Tool(name);
    }

    static Tool of(Shell shell) {
        return assumed(shell.text());
    }

    Result run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("HOME", directory.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("NO_PROXY", "localhost,127.0.0.1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(name + " does not end: " + output);
        }
        return new Result(process.exitValue(), output);
    }
}
