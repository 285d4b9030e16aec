package io.github.claudeproxy.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyState;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitTemplate;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

final class KeysViewTest {
    private final KeysScreen screen = new KeysScreen();

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void teachesWhatKeysAreForWhereThereAreNone() {
        try (TestWindow window = screen.show()) {
            window.awaitText("No keys yet");

            window.screenshots("keys-empty");
        }
    }

    @Test
    void showsASecretOnceAndLetsItBeCopiedUnseen() {
        try (TestWindow window = screen.show()) {
            window.click("#first-key");
            window.type("#key-name", "Anna");
            window.screenshots("keys-new");
            window.click("#create-key");
            window.find("#secret");
            window.press(KeyCode.ESCAPE);
            String masked = text(window, "#secret");
            window.click("#secret-copy");
            window.awaitText("Copied.");

            window.screenshots("keys-secret");
            String copied = Toolkit.on(() -> Clipboard.getSystemClipboard().getString());
            assertThat(masked).contains("•").isNotEqualTo(copied);
            assertThat(screen.keys.check(copied)).isInstanceOf(KeyDecision.Accepted.class);
            assertThat(window.text()).doesNotContain(copied);
            window.click("#secret-done");
            window.awaitText("1 key");
            assertThat(limits("Anna"))
                    .isEqualTo(Templates.limits(LimitTemplate.DEVELOPER, ZoneOffset.UTC));
        }
    }

    @Test
    void writesTheSnippetForTheClientAndAddressChosen() {
        try (TestWindow window = screen.show()) {
            window.click("#first-key");
            window.type("#key-name", "Anna");
            window.click("#create-key");
            window.awaitText("ANTHROPIC_BASE_URL");
            choose(window, "#snippet-client", 6);
            choose(window, "#snippet-url", 1);

            window.awaitText("curl");
            window.screenshot("keys-secret-curl");
            choose(window, "#snippet-url", 2);
            window.awaitText("--cacert");
            window.awaitText("https://192.168.1.20:3443/ca.pem");
            window.awaitText(KeysScreen.FINGERPRINT);
            window.screenshot("keys-secret-https");
        }
    }

    @Test
    void saysInPlainWordsWhyAKeyIsNotMade() {
        screen.add("Anna");
        try (TestWindow window = screen.show()) {
            window.awaitText("1 key");
            window.click("#new-key");
            window.click("#create-key");
            window.awaitText("Enter a name");
            window.type("#key-name", "anna");
            window.click("#create-key");
            window.awaitText("already a key named “anna”");
            window.type("#key-name", "a".repeat(81));
            window.click("#create-key");
            window.awaitText("at most 80 characters");
            window.type("#key-name", "a\u202eb");
            window.click("#create-key");
            window.awaitText("invisible control characters");
            window.screenshot("keys-new-error");
        }
    }

    @Test
    void showsEveryConditionOfAKey() {
        people();
        try (TestWindow window = screen.show()) {
            window.awaitText("Used up");
            window.awaitText("Disabled");
            window.awaitText("Expired");

            window.screenshots("keys-full");
        }
        try (TestWindow window = screen.show(Locale.GERMAN, 1120 - 216, 740)) {
            window.awaitText("Am Limit");
            window.screenshot("keys-de");
        }
        try (TestWindow window = screen.show(Locale.ENGLISH, 900 - 216, 600)) {
            window.awaitText("Used up");
            window.screenshot("keys-small");
        }
    }

    private void people() {
        Key anna = screen.add("Anna Lindqvist");
        Key build = screen.add("Build server");
        Key trial =
                screen.add("Trial for the visitors from Copenhagen whose list is very long indeed");
        Key gone = screen.add("Ben (left)");
        Key old = screen.add("Workshop");
        screen.keys.setExpiry(KeysScreen.ACCOUNT, old.id(), screen.clock.instant().plusSeconds(5));
        screen.use(anna, 1_240_000);
        screen.use(build, 1_700_000);
        screen.use(trial, 510_000);
        set(anna, LimitTemplate.DEVELOPER.limits());
        set(build, LimitTemplate.CI.limits());
        set(trial, LimitTemplate.TRIAL.limits());
        screen.keys.disable(KeysScreen.ACCOUNT, gone.id());
        screen.clock.advance(Duration.ofMinutes(20));
    }

    private void set(Key key, KeyLimits limits) {
        screen.limits.set(KeysScreen.ACCOUNT, List.of(key.id()), limits);
    }

    @Test
    void deletesAtOnceAndTakesItBack() {
        Key anna = screen.add("Anna");
        try (TestWindow window = screen.show()) {
            select(window, 0);
            window.press(KeyCode.DELETE);
            window.awaitText("“Anna” was deleted");
            assertThat(screen.keys.list(KeysScreen.ACCOUNT)).isEmpty();
            window.screenshot("keys-deleted");

            window.clickText("Undo");
            window.awaitText("1 key");
            assertThat(screen.keys.find(KeysScreen.ACCOUNT, anna.id())).contains(anna);
        }
    }

    @Test
    void deletesWhatIsSelectedWhateverMenuWasOpenBefore() {
        Key anna = screen.add("Anna");
        screen.add("Ben");
        try (TestWindow window = screen.show()) {
            window.awaitText("Ben");
            select(window, rowOf(window, "Anna"));
            Toolkit.run(() -> table(window).fireEvent(menuRequest()));
            await().until(() -> Toolkit.on(KeysViewTest::menuShows));
            Toolkit.run(KeysViewTest::hideMenu);
            select(window, rowOf(window, "Ben"));
            window.click("#search-keys");
            window.press(KeyCode.TAB);
            window.press(KeyCode.DELETE);
            assertThat(window.seen(".toast")).isEmpty();
            assertThat(screen.keys.list(KeysScreen.ACCOUNT)).hasSize(2);

            select(window, rowOf(window, "Ben"));
            window.press(KeyCode.DELETE);
            window.awaitText("“Ben” was deleted");
            assertThat(screen.keys.list(KeysScreen.ACCOUNT)).containsExactly(anna);
        }
    }

    private static ContextMenuEvent menuRequest() {
        return new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 300, 200, true, null);
    }

    private static int rowOf(TestWindow window, String name) {
        return Toolkit.on(
                () ->
                        table(window).getItems().stream()
                                .map(row -> ((KeyRow) row).name())
                                .toList()
                                .indexOf(name));
    }

    @Test
    void opensTheMenuOfTheSelectedKeyByKeyboard() {
        screen.add("Anna");
        try (TestWindow window = screen.show()) {
            select(window, 0);
            window.press(KeyCode.SHIFT, KeyCode.F10);

            await().until(() -> Toolkit.on(KeysViewTest::menuShows));
            Toolkit.run(KeysViewTest::hideMenu);
        }
    }

    @Test
    void asksBeforeSeveralKeysGo() {
        for (int i = 0; i < 5; i++) {
            screen.add("Key " + i);
        }
        try (TestWindow window = screen.show()) {
            window.awaitText("5 keys");
            Toolkit.run(() -> table(window).getSelectionModel().selectAll());
            window.click("#bulk-delete");
            window.awaitText("Delete 5 keys?");
            window.awaitText("and 2 more are refused at once");
            window.screenshots("keys-delete-many");
            window.press(KeyCode.ENTER);
            window.awaitNoDialog();
            assertThat(screen.keys.list(KeysScreen.ACCOUNT)).hasSize(5);

            window.click("#bulk-delete");
            window.clickText("Delete 5 keys");
            window.awaitText("5 keys were deleted");
            window.clickText("Undo");
            window.awaitText("5 keys");
            await().until(() -> screen.keys.list(KeysScreen.ACCOUNT).size() == 5);
        }
    }

    @Test
    void renamesDisablesAndEnablesByKeyboardAndMenu() {
        Key anna = screen.add("Anna");
        try (TestWindow window = screen.show()) {
            select(window, 0);
            window.press(KeyCode.F2);
            window.type("#key-name", "Anna B.");
            window.press(KeyCode.ENTER);
            window.awaitText("Anna B.");
            menu(window, "keys-menu-disable");
            window.awaitText("Disabled");

            assertThat(screen.keys.find(KeysScreen.ACCOUNT, anna.id()).orElseThrow().state())
                    .isEqualTo(KeyState.DISABLED);
        }
    }

    @Test
    void refusesTheOldSecretOfARotatedKey() {
        String old =
                screen.keys.generate(KeysScreen.ACCOUNT, KeyRequest.named("Anna")).secret().value();
        try (TestWindow window = screen.show()) {
            select(window, 0);
            menu(window, "keys-menu-rotate");
            window.clickText("Make a new secret");
            window.awaitText("no longer works");

            window.screenshot("keys-rotated");
            assertThat(screen.keys.check(old)).isInstanceOf(KeyDecision.Refused.class);
        }
    }

    @Test
    void findsKeysByNameAndPrefix() {
        Key anna = screen.add("Anna");
        screen.add("Ben");
        try (TestWindow window = screen.show()) {
            window.awaitText("Ben");
            window.type("#search-keys", "ANN");
            window.awaitNoText("Ben");
            window.awaitText("1 of 2 keys");
            window.press(KeyCode.ESCAPE);
            window.awaitText("Ben");
            window.type("#search-keys", anna.prefix());
            window.awaitText("Anna");
            window.type("#search-keys", "nobody");
            window.awaitText("No key matches");
            window.screenshot("keys-nothing");
            window.click("#clear-search");
            window.awaitText("Ben");
        }
    }

    @Test
    void offersAnotherTryWhenTheStoreFails() {
        screen.temp.database().close();
        try (TestWindow window = screen.show()) {
            window.awaitText("The keys could not be read");
            window.screenshots("keys-error");
        }
    }

    @Test
    void limitsSeveralKeysTogether() {
        screen.add("Anna");
        screen.add("Ben");
        try (TestWindow window = screen.show()) {
            window.awaitText("Ben");
            Toolkit.run(() -> table(window).getSelectionModel().selectAll());
            window.awaitText("2 keys selected");
            window.screenshot("keys-bulk");
            window.click("#bulk-limits");
            window.type("#calls-per-minute", "7");
            window.screenshot("keys-bulk-limits");
            window.click("#limits-save");
            window.awaitText("Limits of 2 keys saved");

            assertThat(limits("Anna").callsPerMinute()).isEqualTo(7);
            assertThat(limits("Ben").callsPerMinute()).isEqualTo(7);
        }
    }

    private KeyLimits limits(String name) {
        return screen.keys.list(KeysScreen.ACCOUNT).stream()
                .filter(key -> key.name().equals(name))
                .map(key -> screen.limits.state(KeysScreen.ACCOUNT, key.id()).orElseThrow())
                .findFirst()
                .orElseThrow()
                .limits();
    }

    static String text(TestWindow window, String selector) {
        return ((TextField) window.find(selector)).getText();
    }

    static void choose(TestWindow window, String selector, int index) {
        var box = (ComboBox<?>) window.find(selector);
        Toolkit.run(() -> box.getSelectionModel().select(index));
    }

    static void select(TestWindow window, int row) {
        window.find(".row-menu");
        Toolkit.run(
                () -> {
                    table(window).requestFocus();
                    table(window).getSelectionModel().clearAndSelect(row);
                });
    }

    static TableView<?> table(TestWindow window) {
        return (TableView<?>) window.stage().getScene().lookup("#keys");
    }

    /** Does what an entry of the first row's menu does. */
    static void menu(TestWindow window, String entry) {
        await().until(() -> window.seen(".dialog-card").isEmpty());
        window.click(".row-menu");
        await().until(() -> Toolkit.on(KeysViewTest::menuShows));
        Toolkit.run(() -> fire(entry));
    }

    private static boolean menuShows() {
        return Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
    }

    private static void hideMenu() {
        List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .forEach(Window::hide);
    }

    private static void fire(String id) {
        Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire();
    }
}
