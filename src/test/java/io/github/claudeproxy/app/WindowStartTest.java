package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The start as the desktop makes it: without arguments, with a display or what is said to be one.
 */
final class WindowStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path directory;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals")
    void drawsTheWindowBeforeItOpensTheRest() throws Exception {
        String headless = "-Dglass.platform=Headless -Dprism.order=sw";
        try (Program program = start(Map.of("JDK_JAVA_OPTIONS", headless, "LOG_LEVEL", "debug"))) {
            await().atMost(PATIENCE).until(() -> program.errors().contains("Listening at"));
            assertThat(program.errors())
                    .containsSubsequence("The window was drawn", "Listening at");

            program.terminate();

            assertThat(program.exitCode()).isEqualTo(0);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "displays have names there alone")
    void servesWhereTheDisplayCannotBeUsed() throws Exception {
        try (Program program = start(Map.of("DISPLAY", ":4242"))) {
            assertThat(program.url().getHost()).isEqualTo("127.0.0.1");
            assertThat(program.output()).startsWith("There is no display to show a window on");
        }
    }

    @Test
    void wrongSettingsEndTheStartWhileTheToolkitStarts() throws Exception {
        String headless = "-Dglass.platform=Headless -Dprism.order=sw";
        try (Program program = start(Map.of("JDK_JAVA_OPTIONS", headless, "HOST", "x y"))) {
            assertThat(program.exitCode()).isEqualTo(78);
            assertThat(program.errors()).contains("claude-proxy: HOST (environment)");
        }
    }

    private Program start(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PORT", "0");
        all.put("DATA_DIR", "d");
        return Program.start(directory, List.of(), all, "");
    }
}
