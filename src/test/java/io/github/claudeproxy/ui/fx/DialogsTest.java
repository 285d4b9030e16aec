package io.github.claudeproxy.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.RootView;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Objects;

class DialogsTest {
    private final Button screen = Toolkit.on(() -> button("screen"));
    private final RootView root =
            Toolkit.on(() -> new RootView(Toolkit.fx(), Texts.of(Locale.ENGLISH)));
    private final Dialogs dialogs = root.dialogs();
    private @Nullable TestWindow opened;

    @BeforeEach
    void show() {
        opened =
                TestWindow.show(
                        () -> {
                            root.show(new VBox(screen));
                            return root.root();
                        });
        Toolkit.run(screen::requestFocus);
    }

    @AfterEach
    void close() {
        window().close();
    }

    @Test
    void keepsTheFocusFromAScreenThatHasJustLoaded() {
        open("first");

        Toolkit.run(screen::requestFocus);
        window().press(KeyCode.ESCAPE);

        assertThat(window().seen(".dialog-card")).isEmpty();
        assertThat(focused()).isEqualTo("screen");
    }

    @Test
    void leadsTheTabulatorRound() {
        open("first");
        assertThat(focused()).isEqualTo("first-one");

        window().press(KeyCode.TAB);
        assertThat(focused()).isEqualTo("first-two");
        window().press(KeyCode.TAB);
        assertThat(focused()).isEqualTo("first-one");
        window().press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused()).isEqualTo("first-two");
    }

    @Test
    void keepsADialogThatComesWhileAnotherGoes() {
        open("first");
        window().press(KeyCode.ESCAPE);
        open("second");

        window().settle();
        window().click("#second-two");

        assertThat(window().seen("#second-two")).isNotEmpty();
        window().press(KeyCode.ESCAPE);
        assertThat(window().seen(".dialog-card")).isEmpty();
    }

    @Test
    void putsOneDialogInThePlaceOfAnother() {
        open("first");
        open("second");

        assertThat(window().seen("#first-one")).isEmpty();
        assertThat(focused()).isEqualTo("second-one");
        window().press(KeyCode.ESCAPE);
        assertThat(focused()).isEqualTo("screen");
    }

    private void open(String name) {
        Toolkit.run(
                () -> {
                    DialogCard card = new DialogCard(name);
                    card.add(button(name + "-one"));
                    card.button(name, () -> {}).setId(name + "-two");
                    dialogs.show(card);
                });
    }

    private static Button button(String id) {
        Button button = new Button(id);
        button.setId(id);
        return button;
    }

    private String focused() {
        return Toolkit.on(
                () -> {
                    Node owner = window().stage().getScene().getFocusOwner();
                    return owner == null ? "" : owner.getId();
                });
    }

    private TestWindow window() {
        return Objects.requireNonNull(opened);
    }
}
