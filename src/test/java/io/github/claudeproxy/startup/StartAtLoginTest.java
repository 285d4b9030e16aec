package io.github.claudeproxy.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.startup.StartAtLogin.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With real files in a home of its own. */
final class StartAtLoginTest {
    @TempDir Path home;

    private Settings settings;
    private Path program;
    private Path file;

    @BeforeEach
    void install() throws IOException {
        settings = Settings.open(home.resolve("settings.json"));
        program = Files.createFile(home.resolve("claude-proxy"));
        file = home.resolve(".config/autostart/io.github.claudeproxy.desktop");
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private StartAtLogin at(Path place) {
        return new StartAtLogin(
                settings,
                LoginEntry.ofSystem("Linux", Map.of(), home),
                Launcher.at(place.toString(), List.of("--hidden")));
    }

    @Test
    void isTurnedOnAndOff() throws IOException {
        StartAtLogin start = at(program);
        assertThat(start.unavailable()).isEmpty();
        assertThat(start.enabled()).isFalse();

        start.set(true);

        assertThat(start.enabled()).isTrue();
        assertThat(settings.get().startup().startAtLogin()).isTrue();
        assertThat(Files.readString(file)).contains("Exec=" + program + " --hidden\n");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");

        start.set(false);
        assertThat(start.enabled()).isFalse();
        assertThat(settings.get().startup().startAtLogin()).isFalse();
        assertThat(file).doesNotExist();
        start.set(false);
    }

    @Test
    void whatTheUserTurnedOffElsewhereIsOff() throws IOException {
        StartAtLogin start = at(program);
        start.set(true);
        for (String off : List.of("Hidden=true\n", "X-GNOME-Autostart-enabled=false\n")) {
            Files.writeString(file, "[Desktop Entry]\nType=Application\n" + off);

            assertThat(start.enabled()).isFalse();
            start.follow();
            assertThat(start.enabled()).isFalse();
        }

        Files.delete(file);
        start.follow();
        assertThat(file).doesNotExist();

        start.set(true);
        assertThat(start.enabled()).isTrue();
    }

    @Test
    void followsAProgramThatMoved() throws IOException {
        at(program).set(true);
        Path moved = Files.move(program, home.resolve("claude-proxy 2"));

        at(moved).follow();

        assertThat(Files.readString(file))
                .contains("Exec=\"" + moved + "\" --hidden\n")
                .contains("TryExec=" + moved + "\n");
    }

    @Test
    void cannotBeHadWhereNothingIsInstalled() {
        StartAtLogin start = at(home.resolve("not there"));

        assertThat(start.unavailable()).contains(Unavailable.NOT_INSTALLED);
        assertThat(start.enabled()).isFalse();
        assertThatThrownBy(() -> start.set(true)).isInstanceOf(IllegalStateException.class);
        assertThat(settings.get().startup().startAtLogin()).isFalse();
        assertThat(Launcher.at(null, List.of())).isEmpty();
    }

    @Test
    void whatIsThereCanBeTurnedOffWithoutAnInstalledProgram() throws IOException {
        at(program).set(true);
        Files.delete(program);

        at(program).set(false);

        assertThat(file).doesNotExist();
    }

    @Test
    void cannotBeHadOnOtherSystems() {
        StartAtLogin start =
                new StartAtLogin(
                        settings,
                        LoginEntry.ofSystem("FreeBSD", Map.of(), home),
                        Optional.of(new Launcher(program, List.of())));

        assertThat(start.unavailable()).contains(Unavailable.UNKNOWN_SYSTEM);
        assertThat(start.enabled()).isFalse();
        assertThatThrownBy(() -> start.set(true)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhenTheSystemRefuses() throws IOException {
        Files.createFile(home.resolve(".config"));
        StartAtLogin start = at(program);

        assertThatThrownBy(() -> start.set(true)).isInstanceOf(IOException.class);
        assertThat(settings.get().startup().startAtLogin()).isFalse();
    }

    @Test
    void takesTheConfiguredDirectory() {
        Path elsewhere = home.resolve("elsewhere");

        assertThat(DesktopEntry.in(Map.of("XDG_CONFIG_HOME", elsewhere.toString()), home))
                .isEqualTo(elsewhere.resolve("autostart/io.github.claudeproxy.desktop"));
        assertThat(DesktopEntry.in(Map.of("XDG_CONFIG_HOME", "relative"), home)).isEqualTo(file);
    }

    @Test
    void onWindowsTheLauncherWithoutAConsoleIsTaken() throws IOException {
        Path window = Files.createFile(home.resolve("Claude Proxy.exe"));
        Path console = Files.createFile(home.resolve("claude-proxy.exe"));

        assertThat(Launcher.at(console.toString(), List.of()).orElseThrow().program())
                .isEqualTo(window);
    }
}
