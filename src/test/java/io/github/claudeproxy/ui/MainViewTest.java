package io.github.claudeproxy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.ScreenView;
import io.github.claudeproxy.ui.fx.StatusLine;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

final class MainViewTest {
    private final List<String> log = new ArrayList<>();
    private @Nullable MainView shown;

    @Test
    void leadsToTheScreenThatIsClicked() {
        try (TestWindow window = TestWindow.show(this::main)) {
            window.click("#nav-keys");
            window.awaitText("screen KEYS");
            window.click("#nav-usage");
            window.awaitText("screen USAGE");

            window.screenshots("frame");
            assertThat(Toolkit.on(() -> List.copyOf(log)))
                    .containsExactly("shown KEYS", "hidden KEYS", "shown USAGE");
        }
    }

    @Test
    void comesBackFromADetailByKeyAndByButton() {
        try (TestWindow window = TestWindow.show(this::main)) {
            window.click("#nav-keys");
            window.awaitText("screen KEYS");
            open(view(Screen.USAGE));
            window.awaitText("A detail");
            window.press(KeyCode.ESCAPE);
            window.awaitText("screen KEYS");
            open(view(Screen.USAGE));
            window.click("#back");
            window.awaitText("screen KEYS");
        }
    }

    private void open(ScreenView content) {
        Toolkit.run(() -> Objects.requireNonNull(shown).open("A detail", content));
    }

    private Parent main() {
        Map<Screen, Supplier<? extends ScreenView>> makers = new EnumMap<>(Screen.class);
        for (Screen screen : Screen.values()) {
            makers.put(screen, () -> view(screen));
        }
        MainView main = new MainView(new ViewLoader(Texts.of(Locale.ENGLISH)), makers);
        main.setUser("ann@example.com");
        main.setStatus(new StatusLine(StatusLine.Level.FINE, "Running on port 3000"));
        shown = main;
        return main.root();
    }

    private ScreenView view(Screen screen) {
        StackPane root = new StackPane(new Label("screen " + screen));
        return new ScreenView() {
            @Override
            public Parent root() {
                return root;
            }

            @Override
            public void shown() {
                log.add("shown " + screen);
            }

            @Override
            public void hidden() {
                log.add("hidden " + screen);
            }
        };
    }
}
