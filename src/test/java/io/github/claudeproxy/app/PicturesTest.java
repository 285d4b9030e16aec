package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Draws the pictures of README; CONTRIBUTING says how they get there. */
final class PicturesTest {
    private static final Path MADE = Path.of("target", "screenshots", "docs");
    static final long ALL_OF_THEM = 600_000;

    private final DesktopRun run = DesktopRun.start(Locale.ENGLISH);

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void showATeamAtWork() throws IOException {
        DemoTeam team = new DemoTeam(run);
        team.moveIn();
        TestWindow window = run.window();
        Toolkit.run(
                () -> {
                    window.stage().setWidth(1280);
                    window.stage().setHeight(800);
                });
        window.type("#password", DesktopRun.PASSWORD);
        window.click("#signIn");
        window.awaitText("Connected to Anthropic");
        team.comeAlive();
        window.awaitText("https://192.168.1.20:3443");
        window.awaitText("Reached at 192.168.1.20:3443");
        window.awaitText("3 answers");
        window.awaitText("Jonas Weber");
        window.screenshots("docs/overview");
        window.click("#nav-keys");
        window.awaitText("Anna Lindqvist");
        window.awaitText("Invited");
        window.screenshots("docs/keys");
        window.click("#nav-usage");
        window.awaitText("claude-opus-5-5");
        window.awaitText("Anna Lindqvist");
        window.screenshots("docs/usage");
        SmallPicture.makeSmall(MADE);

        assertThat(window.text()).doesNotContain(FakeUpstream.API_KEY);
        assertThat(bytes(MADE)).isLessThan(ALL_OF_THEM);
    }

    static long bytes(Path directory) throws IOException {
        long sum = 0;
        try (var pictures = Files.newDirectoryStream(directory, "*.png")) {
            for (Path picture : pictures) {
                sum += Files.size(picture);
            }
        }
        return sum;
    }
}
