package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

final class AppPathsTest {
    private static final Path HOME = Path.of("/home/ann");

    @TempDir Path directory;

    @Test
    void linuxFollowsXdg() {
        assertThat(AppPaths.ofSystem("Linux", Map.of(), HOME))
                .isEqualTo(
                        new AppPaths(
                                Path.of("/home/ann/.local/share/claude-proxy"),
                                Path.of("/home/ann/.local/state/claude-proxy/logs")));
        assertThat(
                        AppPaths.ofSystem(
                                "Linux",
                                Map.of("XDG_DATA_HOME", "/data", "XDG_STATE_HOME", "relative"),
                                HOME))
                .isEqualTo(
                        new AppPaths(
                                Path.of("/data/claude-proxy"),
                                Path.of("/home/ann/.local/state/claude-proxy/logs")));
    }

    @Test
    void macHasItsLibrary() {
        assertThat(AppPaths.ofSystem("Mac OS X", Map.of(), HOME))
                .isEqualTo(
                        new AppPaths(
                                Path.of("/home/ann/Library/Application Support/Claude Proxy/data"),
                                Path.of("/home/ann/Library/Logs/Claude Proxy")));
    }

    @Test
    void windowsHasItsLocalData() {
        assertThat(AppPaths.ofSystem("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME))
                .isEqualTo(
                        new AppPaths(
                                Path.of("/local/Claude Proxy"),
                                Path.of("/local/Claude Proxy/logs")));
    }

    @Test
    void configuredDirectoryHoldsEverything() {
        Config config =
                Config.read(
                        new ConfigSources(Map.of(Setting.DATA_DIR, "here"), Map.of(), directory));

        assertThat(AppPaths.of(config))
                .isEqualTo(new AppPaths(directory.resolve("here"), directory.resolve("here/logs")));
    }
}
