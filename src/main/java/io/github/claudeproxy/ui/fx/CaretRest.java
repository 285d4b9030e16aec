package io.github.claudeproxy.ui.fx;

import io.github.claudeproxy.signal.Signal;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lets the caret stand still some time after the last key or click, as GTK does. While it blinks,
 * the whole window is drawn sixty times a second, though nobody types. JavaFX thread only.
 */
public final class CaretRest {
    /** As gtk-cursor-blink-timeout. */
    static final Duration AFTER = Duration.ofSeconds(10);

    private final Scene scene;
    private final BiFunction<Duration, Runnable, Signal.Subscription> timer;
    private Signal.Subscription due = () -> {};
    private Signal.Subscription standing = () -> {};

    private CaretRest(Scene scene, BiFunction<Duration, Runnable, Signal.Subscription> timer) {
        this.scene = scene;
        this.timer = timer;
    }

    /** Does so for every field of the scene from now on. */
    public static void install(Scene scene, FxThread fx) {
        install(scene, fx::after);
    }

    static void install(Scene scene, BiFunction<Duration, Runnable, Signal.Subscription> timer) {
        CaretRest rest = new CaretRest(scene, timer);
        scene.addEventFilter(KeyEvent.ANY, rest::wake);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, rest::wake);
        scene.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, rest::wake);
        scene.focusOwnerProperty().subscribe(_ -> rest.begin());
        scene.windowProperty().flatMap(Window::focusedProperty).subscribe(_ -> rest.begin());
    }

    private void wake(Event event) {
        begin();
        field(scene.getFocusOwner()).ifPresent(field -> blink(field, true));
    }

    private void begin() {
        standing.close();
        standing = () -> {};
        due.close();
        due = timer.apply(AFTER, this::rest);
    }

    private void rest() {
        field(scene.getFocusOwner())
                .ifPresent(
                        field -> {
                            blink(field, false);
                            standing = StandingCaret.in(field);
                        });
    }

    private static void blink(TextInputControl field, boolean blinks) {
        if (field.isFocused() && field.getSkin() instanceof TextInputControlSkin<?> skin) {
            skin.setCaretAnimating(blinks);
        }
    }

    /** Where the caret is; a box to choose from, as for dates, has its field inside. */
    private static Optional<TextInputControl> field(@Nullable Node owner) {
        Node node = owner == null ? null : owner.lookup(".text-input");
        return node instanceof TextInputControl field ? Optional.of(field) : Optional.empty();
    }
}
