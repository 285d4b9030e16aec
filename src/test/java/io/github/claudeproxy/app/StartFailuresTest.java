package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.ui.testing.TestWindow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Starts that do not go as they should: the window says why, and what to do. */
final class StartFailuresTest {
    private static final String AGAIN = "Noch einmal versuchen";

    private DesktopRun run;

    @BeforeEach
    void start() {
        run = DesktopRun.start(Locale.GERMAN);
        run.window().awaitText("Willkommen");
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private TestWindow window() {
        return run.window();
    }

    @Test
    void triesAgainOnceAnotherProgramHasLetTheDataGo() {
        CloseStack other = new CloseStack();
        run.restart(() -> other.add(DataDirectory.open(run.config()), DataDirectory::close));

        window().awaitText("läuft schon mit diesen Daten");
        assertThat(window().sees("already running")).isTrue();
        window().screenshots("starting-failed-de");
        window().clickText(AGAIN);
        window().awaitText("läuft schon mit diesen Daten");
        other.close();
        window().clickText(AGAIN);

        window().awaitText("Willkommen");
    }

    @Test
    void triesAgainOnceTheFolderCanBeMade() {
        Path away = run.data().resolveSibling("away");
        run.restart(
                () -> {
                    move(run.data(), away);
                    write(run.data(), "a file where a folder should be");
                });

        window().awaitText("Der Ordner mit den Daten von Claude Proxy lässt sich nicht anlegen");
        delete(run.data());
        move(away, run.data());
        window().clickText(AGAIN);

        window().awaitText("Willkommen");
    }

    @Test
    void triesAgainOncePricesAreInOrder() {
        Path prices = run.data().resolve("prices.json");
        run.restart(() -> write(prices, "{"));

        window().awaitText("prices.json ist nicht in Ordnung");
        delete(prices);
        window().clickText(AGAIN);

        window().awaitText("Willkommen");
    }

    @Test
    void saysWhatBecameOfADamagedDatabase() {
        run.createOwner();
        run.restart(() -> write(run.data().resolve("database.db"), "not a database".repeat(500)));

        window().awaitText("Die Datenbank war beschädigt");
        assertThat(window().sees("Die beschädigte Datei wurde als")).isTrue();
        window().screenshots("starting-repaired-de");
        window().clickText("Schließen");

        window().awaitNoText("Die Datenbank war beschädigt");
        assertThat(window().sees("Willkommen")).isTrue();
    }

    private static void write(Path file, String text) {
        doing(() -> Files.writeString(file, text));
    }

    private static void move(Path from, Path to) {
        doing(() -> Files.move(from, to));
    }

    private static void delete(Path file) {
        doing(() -> Files.deleteIfExists(file));
    }

    private interface Doing {
        Object run() throws IOException;
    }

    private static void doing(Doing what) {
        try {
            what.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
