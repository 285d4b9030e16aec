package io.github.claudeproxy.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system and returns what it prints. */
final class CommandOutput {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private CommandOutput() {}

    /** Empty when there is no such program or it takes too long. */
    static String of(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            Thread watch = Thread.startVirtualThread(() -> endIfSlow(process));
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            watch.interrupt();
            return output;
        } catch (IOException _) {
            return "";
        }
    }

    private static void endIfSlow(Process process) {
        try {
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
