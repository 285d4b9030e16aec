package io.github.claudeproxy.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Time passes when the test says so; the caret is the real one. */
class CaretRestTest {
    private static final Duration LONGER_THAN_A_BLINK = ofMillis(1200);

    private final List<Wait> waits = new ArrayList<>();
    private final TextField name = Toolkit.on(() -> new TextField());
    private final TextField note = Toolkit.on(() -> new TextField());
    private final DatePicker day = Toolkit.on(() -> new DatePicker());
    private final TestWindow window = TestWindow.show(() -> new VBox(name, note, day));

    @BeforeEach
    void focus() {
        Toolkit.run(
                () -> {
                    CaretRest.install(window.stage().getScene(), this::wait);
                    name.requestFocus();
                });
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void standsStillAfterAWhileAndBlinksAgainWithTheNextKey() {
        awaitBlinking(name);

        timePasses();
        assertStandsStill(name);

        window.press(KeyCode.A);
        assertThat(count(name)).isOne();
        awaitBlinking(name);
    }

    @Test
    void showsNoCaretBesideWhatIsSelected() {
        window.press(KeyCode.A);
        timePasses();
        assertThat(isSeen(name)).isTrue();

        Toolkit.run(name::selectAll);
        assertThat(Toolkit.on(() -> carets(name).anyMatch(node -> !node.isVisible()))).isTrue();
    }

    @Test
    void startsTheTimeAnewWithEachKey() {
        window.press(KeyCode.A);
        window.press(KeyCode.B);

        assertThat(Toolkit.on(() -> waits.stream().filter(wait -> !wait.closed).count())).isOne();
        assertThat(Toolkit.on(() -> waits.getLast().time)).isEqualTo(CaretRest.AFTER);
    }

    @Test
    void blinksInTheFieldThatIsClickedThenRestsThere() {
        timePasses();
        window.click(note);
        awaitBlinking(note);

        timePasses();
        assertStandsStill(note);
    }

    @Test
    void restsInABoxThatHasAFieldInside() {
        Toolkit.run(day::requestFocus);
        awaitBlinking(day);

        timePasses();
        assertStandsStill(day);
    }

    private Signal.Subscription wait(Duration time, Runnable action) {
        Wait wait = new Wait(time, action);
        waits.add(wait);
        return () -> wait.closed = true;
    }

    private void timePasses() {
        Toolkit.run(
                () ->
                        waits.stream()
                                .filter(wait -> !wait.closed)
                                .forEach(wait -> wait.action.run()));
    }

    private static void awaitBlinking(Node field) {
        await("a caret that goes").atMost(ofSeconds(20)).until(() -> !isSeen(field));
        await("a caret that comes").atMost(ofSeconds(20)).until(() -> isSeen(field));
    }

    private static void assertStandsStill(Node field) {
        await("a caret that stands still")
                .during(LONGER_THAN_A_BLINK)
                .atMost(ofSeconds(20))
                .until(() -> isSeen(field));
    }

    private static boolean isSeen(Node field) {
        return Toolkit.on(
                () -> carets(field).anyMatch(path -> path.isVisible() && path.getOpacity() > 0));
    }

    private static long count(Node field) {
        return Toolkit.on(() -> carets(field).count());
    }

    /** What is selected is a path too, which fades never and has no height when nothing is. */
    private static Stream<Node> carets(Node field) {
        return field.lookupAll("*").stream()
                .filter(node -> node instanceof Path path && !path.getElements().isEmpty());
    }

    private static final class Wait {
        private final Duration time;
        private final Runnable action;
        private boolean closed;

        private Wait(Duration time, Runnable action) {
            this.time = time;
            this.action = action;
        }
    }
}
