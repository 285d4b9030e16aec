package io.github.claudeproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the first run says to who types something wrong or copies something. */
final class WelcomeWordsTest {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final TestDesktop desktop = new TestDesktop();
    private TestWindow window;

    @BeforeEach
    void start() {
        window = desktop.open();
        window.awaitText("Welcome");
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithIt() {
        window.type("#email", "maria");
        window.type("#password", TestDesktop.PASSWORD);
        window.click("#create");
        window.awaitText("This is not an e-mail address.");
        window.awaitThat("#email", WelcomeWordsTest::isMarked);
        assertThat(isMarked(window.find("#password"))).isFalse();
        assertThat(bounds("#emailProblem").getMaxY()).isLessThan(bounds("#password").getMinY());
        window.awaitThat("#email", Node::isFocused);
        window.screenshots("welcome-no-email");

        window.type("#email", "maria@example.com");
        window.awaitNoText("This is not an e-mail address.");
        assertThat(isMarked(window.find("#email"))).isFalse();
        window.type("#password", "short");
        window.click("#create");
        window.awaitText("The password needs at least 12 characters.");
        window.awaitThat("#password", WelcomeWordsTest::isMarked);
        assertThat(isMarked(window.find("#email"))).isFalse();
    }

    private static boolean isMarked(Node field) {
        return field.getPseudoClassStates().contains(WRONG);
    }

    private Bounds bounds(String selector) {
        Node node = window.find(selector);
        return Toolkit.on(() -> node.localToScene(node.getLayoutBounds()));
    }

    @Test
    void saysThatItCopied() {
        window.type("#email", "maria@example.com");
        window.type("#password", TestDesktop.PASSWORD);
        window.click("#create");
        window.awaitText("Connect to Anthropic");
        window.click("#connectNext");
        window.awaitThat("#next", node -> !node.isDisabled());
        window.clickText("Copy");
        window.awaitText("Copied: " + copied());
        window.click("#next");
        window.type("#name", "Anna");
        window.click("#generate");
        window.find("#secret");
        assertThat(window.sees("Copied. The clipboard is cleared")).isFalse();

        window.click("#copy");
        window.awaitText("Copied. The clipboard is cleared in 60 seconds.");
        assertThat(copied()).isEqualTo(text("#secret"));
        window.screenshots("welcome-key-copied");
        window.awaitNoText("Copied. The clipboard is cleared");
        window.click("#copySnippet");
        window.awaitText("Copied. The clipboard is cleared in 60 seconds.");
        assertThat(copied()).isEqualTo(text("#snippet"));
    }

    private static String copied() {
        return Toolkit.on(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    private String text(String selector) {
        TextInputControl field = (TextInputControl) window.find(selector);
        return Toolkit.on(field::getText);
    }
}
