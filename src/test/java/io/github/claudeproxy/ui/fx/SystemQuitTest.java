package io.github.claudeproxy.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Application;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.layout.Pane;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What is asked of the window is what a Mac asks of it, though not on one. */
class SystemQuitTest {
    private final TestWindow window = TestWindow.show(Pane::new);
    private final List<Boolean> asked = new ArrayList<>();

    @BeforeEach
    void follow() {
        Toolkit.run(
                () ->
                        window.stage()
                                .setOnCloseRequest(
                                        event -> {
                                            event.consume();
                                            asked.add(SystemQuit.isUnderWay());
                                        }));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void knowsQuittingFromClosing() {
        Toolkit.run(
                () ->
                        window.stage()
                                .fireEvent(
                                        new WindowEvent(
                                                window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(asked).containsExactly(false);

        Toolkit.run(
                () -> {
                    Application toolkit = Application.GetApplication();
                    toolkit.getEventHandler().handleQuitAction(toolkit, System.nanoTime());
                });
        assertThat(asked).containsExactly(false, true);
    }

    @Test
    void seesAMinimisedWindowAsWell() {
        Toolkit.run(() -> window.stage().setIconified(true));

        Toolkit.run(
                () -> {
                    Application toolkit = Application.GetApplication();
                    toolkit.getEventHandler().handleQuitAction(toolkit, System.nanoTime());
                });
        assertThat(asked).containsExactly(true);
    }
}
