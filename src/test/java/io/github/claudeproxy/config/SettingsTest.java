package io.github.claudeproxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class SettingsTest {
    private static final SettingsValues CHANGED =
            SettingsValues.DEFAULT
                    .with(new Appearance(Theme.DARK, "de"))
                    .with(new WindowPlace(-10, 20.5, 900, 600, true))
                    .with(
                            Sharing.DEFAULT
                                    .withLan(true)
                                    .withPort(4000)
                                    .withHttpsPort(4443)
                                    .withPlainHttp(Instant.parse("2026-11-23T12:00:00Z"))
                                    .withRemoteAdministration(true))
                    .with(new Startup(true, false, true))
                    .with(new Updates(true))
                    .with(new Contact("Ann, ann@example.com"))
                    .with(Level.DEBUG);

    @TempDir Path directory;

    private Path file() {
        return directory.resolve("settings.json");
    }

    private Path put(String text) throws IOException {
        return Files.writeString(file(), text);
    }

    private SettingsValues reopened() {
        try (Settings settings = Settings.open(file())) {
            return settings.get();
        }
    }

    @Test
    void startsWithDefaultsAndWritesNothing() {
        assertThat(reopened()).isEqualTo(SettingsValues.DEFAULT);
        assertThat(file()).doesNotExist();
    }

    @Test
    void keepsEveryValue() {
        try (Settings settings = Settings.open(file())) {
            assertThat(settings.change(_ -> CHANGED)).isEqualTo(CHANGED);
            assertThat(settings.get()).isEqualTo(CHANGED);
        }
        assertThat(reopened()).isEqualTo(CHANGED);
    }

    @Test
    void writesByItselfALittleLater() {
        try (Settings settings = Settings.open(file())) {
            settings.change(values -> values.with(new Contact("Ann")));

            await().until(() -> Files.exists(file()));
            assertThat(reopened().contact()).isEqualTo(new Contact("Ann"));
        }
    }

    @Test
    void tellsWhoWatches() {
        try (Settings settings = Settings.open(file())) {
            List<Theme> seen = new ArrayList<>();
            try (var _ = settings.values().subscribe(now -> seen.add(now.appearance().theme()))) {
                settings.change(now -> now.with(now.appearance().withTheme(Theme.LIGHT)));
            }
            assertThat(seen).containsExactly(Theme.FOLLOW_SYSTEM, Theme.LIGHT);
        }
    }

    @Test
    void losesNoneOfManyChangesAtOnce() throws InterruptedException {
        try (Settings settings = Settings.open(file())) {
            Thread other = Thread.startVirtualThread(() -> countUp(settings));
            countUp(settings);
            other.join();
        }
        assertThat(reopened().sharing().port()).isEqualTo(Sharing.PORT + 2000);
    }

    private static void countUp(Settings settings) {
        for (int i = 0; i < 1000; i++) {
            settings.change(now -> now.with(now.sharing().withPort(now.sharing().port() + 1)));
        }
    }

    @Test
    void leavesFieldsOfOtherVersionsAlone() throws IOException {
        put("{\"sharing\": {\"lan\": true, \"later\": [1]}, \"newer\": {\"a\": null}}");
        try (Settings settings = Settings.open(file())) {
            assertThat(settings.problem().get()).isEmpty();
            settings.change(now -> now.with(now.sharing().withPort(4000)));
        }
        assertThat(Files.readString(file()).replaceAll("\\s", ""))
                .contains("\"later\":[1]", "\"newer\":{\"a\":null}", "\"port\":4000")
                .contains("\"lan\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"sharing\": {\"lan\": tr", "[]", "null", "\0\0\0"})
    void setsADamagedFileAside(String text) throws IOException {
        put(text);
        try (Settings settings = Settings.open(file())) {
            assertThat(settings.get()).isEqualTo(SettingsValues.DEFAULT);
            assertThat(settings.problem().get())
                    .hasValueSatisfying(said -> assertThat(said).contains("settings.json.damaged"));
        }
        assertThat(directory.resolve("settings.json.damaged")).hasContent(text);
        assertThat(reopened()).isEqualTo(SettingsValues.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"port\": 70000}",
                "{\"port\": \"80\"}",
                "{\"port\": null}",
                "{\"mode\": \"gopher\"}",
                "{\"mode\": null}",
                "{\"plain_chosen_at\": \"yesterday\"}",
                "7",
                "null"
            })
    void givesUpOnlyTheGroupThatMakesNoSense(String sharing) throws IOException {
        String text = "{\"contact\": {\"hint\": \"Ann\"}, \"sharing\": " + sharing + "}";
        put(text);
        try (Settings settings = Settings.open(file())) {
            assertThat(settings.get()).isEqualTo(SettingsValues.DEFAULT.with(new Contact("Ann")));
            assertThat(settings.problem().get())
                    .hasValueSatisfying(said -> assertThat(said).contains("(sharing)"));
        }
        assertThat(directory.resolve("settings.json.damaged")).hasContent(text);
        assertThat(reopened().contact().hint()).isEqualTo("Ann");
    }

    @Test
    void keepsEveryDamagedFile() throws IOException {
        put("first");
        reopened();
        put("second");
        reopened();
        assertThat(directory.resolve("settings.json.damaged")).hasContent("first");
        assertThat(directory.resolve("settings.json.damaged-2")).hasContent("second");
    }

    @Test
    void aChangeThatMakesNoSenseChangesNothing() {
        try (Settings settings = Settings.open(file())) {
            assertThatThrownBy(
                            () -> settings.change(now -> now.with(now.sharing().withPort(65_536))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(settings.get()).isEqualTo(SettingsValues.DEFAULT);
        }
    }

    @Test
    void saysWhenItCannotWrite() {
        Path missing = directory.resolve("missing/settings.json");
        try (Settings settings = Settings.open(missing)) {
            settings.change(now -> now.with(new Updates(true)));
            settings.flush();
            assertThat(settings.problem().get()).isPresent();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has access lists instead of modes")
    void isForItsOwnerAlone() throws IOException {
        try (Settings settings = Settings.open(file())) {
            settings.change(_ -> CHANGED);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }
}
