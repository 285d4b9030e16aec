package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** What a user sees who starts the program while it runs, or who has it started at login. */
final class SecondStartTest {
    @TempDir Path directory;

    private final TestDesktop desktop = new TestDesktop();

    @AfterEach
    void stop() {
        desktop.close();
    }

    @Test
    void secondStartShowsTheFirstWindow() throws Exception {
        TestWindow window = desktop.open();
        window.awaitText("Welcome");
        Toolkit.run(() -> window.stage().setIconified(true));

        try (Program second = start()) {
            assertThat(second.exitCode()).as(second.errors()).isZero();
            assertThat(second.output()).isEmpty();
        }

        await().atMost(ofSeconds(30)).until(() -> !isMinimised(window));
    }

    @Test
    void startAtLoginKeepsTheWindowAwayButServes() throws Exception {
        TestWindow window = desktop.open(true);

        window.awaitText("Welcome");
        assertThat(isMinimised(window)).isTrue();
        assertThat(InstanceQuestion.ask(desktop.data(), InstanceAnswers.STATUS).orElseThrow())
                .contains("http://127.0.0.1:");

        try (Program second = start()) {
            assertThat(second.exitCode()).isZero();
        }
        await().atMost(ofSeconds(30)).until(() -> !isMinimised(window));
    }

    @Test
    void withoutAWindowTheSecondStartSaysWhoRuns() throws Exception {
        try (Program first =
                Program.start(directory, List.of("serve", "--port", "0", "--data-dir", "d"))) {
            first.url();

            try (Program second =
                    Program.start(directory, List.of("--port", "0", "--data-dir", "d"))) {
                assertThat(second.exitCode()).isEqualTo(75);
                assertThat(second.errors())
                        .startsWith("claude-proxy: already running with the data directory");
            }
        }
    }

    private Program start() throws Exception {
        return Program.start(directory, List.of("--data-dir", desktop.data().toString()));
    }

    private static boolean isMinimised(TestWindow window) {
        return Toolkit.on(() -> window.stage().isIconified());
    }
}
