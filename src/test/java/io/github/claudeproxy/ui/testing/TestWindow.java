package io.github.claudeproxy.ui.testing;

import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.ui.fx.Appearance;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A window on the headless screen, used as a person would: by what is seen in it. Methods are
 * called on the test's thread and wait until what they need is there.
 */
public final class TestWindow implements AutoCloseable {
    public static final int WIDTH = 1120;
    public static final int HEIGHT = 740;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long EVENT_MILLIS = 2000;

    private final Stage stage;

    private TestWindow(Stage stage) {
        this.stage = stage;
    }

    /** Shows what the supplier makes on the JavaFX thread, in a window of the usual size. */
    public static TestWindow show(Supplier<? extends Parent> content) {
        return show(content, WIDTH, HEIGHT);
    }

    public static TestWindow show(Supplier<? extends Parent> content, int width, int height) {
        return Toolkit.on(
                () -> {
                    Stage stage = new Stage();
                    Scene scene = new Scene(content.get(), width, height);
                    scene.getStylesheets().add(Appearance.styleSheet());
                    stage.setScene(scene);
                    return around(stage);
                });
    }

    /** A window that the program itself made; shown if it is not. JavaFX thread only. */
    public static TestWindow around(Stage stage) {
        new Appearance(new FxThread(Runnable::run)).choose(Appearance.Choice.LIGHT);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        return new TestWindow(stage);
    }

    public Stage stage() {
        return stage;
    }

    /** The one visible node that the CSS selector finds, as {@code #email} or {@code .toast}. */
    public Node find(String selector) {
        return await("to see " + selector)
                .atMost(PATIENCE)
                .until(() -> seen(selector), found -> !found.isEmpty())
                .getFirst();
    }

    /** All visible nodes that the selector finds now. */
    public List<Node> seen(String selector) {
        return Toolkit.on(
                () ->
                        stage.getScene().getRoot().lookupAll(selector).stream()
                                .filter(TestWindow::isVisible)
                                .toList());
    }

    /** Whether a visible text has these words in it. */
    public boolean sees(String words) {
        return Toolkit.on(() -> texts(stage.getScene().getRoot()).contains(words));
    }

    /** Waits until these words are seen. */
    public void awaitText(String words) {
        await("to read " + words).atMost(PATIENCE).until(() -> sees(words));
    }

    /** Waits until these words are seen no more. */
    public void awaitNoText(String words) {
        await("not to read " + words).atMost(PATIENCE).until(() -> !sees(words));
    }

    /** All text that can be seen, a line each. */
    public String text() {
        return Toolkit.on(() -> texts(stage.getScene().getRoot()));
    }

    /** Clicks into the middle of the node with the mouse, once it stands still. */
    public void click(String selector) {
        AtomicReference<@Nullable Place> before = new AtomicReference<>();
        awaitArrival(
                await(selector + " to be clicked")
                        .atMost(PATIENCE)
                        .until(
                                () -> Toolkit.on(() -> clicked(selector, before)),
                                Objects::nonNull));
    }

    /** Looks and clicks in one go, since a list that is read anew replaces its cells. */
    private @Nullable CountDownLatch clicked(
            String selector, AtomicReference<@Nullable Place> before) {
        Place now =
                stage.getScene().getRoot().lookupAll(selector).stream()
                        .filter(node -> isVisible(node) && !node.isDisabled())
                        .findFirst()
                        .map(Place::of)
                        .orElse(null);
        boolean still = now != null && now.equals(before.getAndSet(now));
        return still ? clickNow(Objects.requireNonNull(now).node()) : null;
    }

    private record Place(Node node, @Nullable Bounds bounds) {
        static Place of(Node node) {
            return new Place(node, node.localToScreen(node.getLayoutBounds()));
        }
    }

    /** Clicks the visible button, link or box with exactly this text. */
    public void clickText(String words) {
        click(
                await("to click " + words)
                        .atMost(PATIENCE)
                        .until(() -> labeled(words), Objects::nonNull));
    }

    public void click(Node node) {
        awaitArrival(Toolkit.on(() -> clickNow(node)));
    }

    private CountDownLatch clickNow(Node node) {
        CountDownLatch arrived = arrival(node.getScene(), MouseEvent.MOUSE_CLICKED, _ -> true);
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        Robot robot = new Robot();
        stage.toFront();
        robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
        robot.mouseClick(MouseButton.PRIMARY);
        return arrived;
    }

    /** Opens when such an event comes for the first time from now on. */
    private static <E extends Event> CountDownLatch arrival(
            Scene scene, EventType<E> type, Predicate<? super E> which) {
        CountDownLatch arrived = new CountDownLatch(1);
        scene.addEventFilter(
                type,
                new EventHandler<>() {
                    @Override
                    public void handle(E event) {
                        if (which.test(event)) {
                            scene.removeEventFilter(type, this);
                            arrived.countDown();
                        }
                    }
                });
        return arrived;
    }

    /** A display brings it a moment later; what takes none does not hold the test up. */
    private static void awaitArrival(CountDownLatch event) {
        try {
            if (!event.await(EVENT_MILLIS, TimeUnit.MILLISECONDS)) {
                System.err.println("What was clicked or typed did not arrive");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Toolkit.run(() -> {}); // what it does comes before this
    }

    /** Puts this into the field in the place of what it held. */
    public void type(String selector, String text) {
        Node node = ready(selector);
        Toolkit.run(
                () -> {
                    node.requestFocus();
                    TextInputControl field = (TextInputControl) node;
                    field.selectAll();
                    field.replaceSelection(text);
                });
    }

    /** Presses one key wherever the focus is. */
    public void press(KeyCode key) {
        awaitFocus();
        awaitArrival(
                Toolkit.on(
                        () -> {
                            CountDownLatch arrived = release(key);
                            new Robot().keyType(key);
                            return arrived;
                        }));
    }

    /** Presses the keys of a combination such as {@code Shortcut+2}. */
    public void press(KeyCode modifier, KeyCode key) {
        awaitFocus();
        awaitArrival(
                Toolkit.on(
                        () -> {
                            CountDownLatch arrived = release(modifier);
                            Robot robot = new Robot();
                            robot.keyPress(modifier);
                            robot.keyType(key);
                            robot.keyRelease(modifier);
                            return arrived;
                        }));
    }

    private CountDownLatch release(KeyCode key) {
        return arrival(stage.getScene(), KeyEvent.KEY_RELEASED, event -> event.getCode() == key);
    }

    /** Where nobody manages the windows of a display, none has the focus unless it asks. */
    private void awaitFocus() {
        await("the focus").atMost(PATIENCE).until(() -> Toolkit.on(this::hasFocus));
    }

    private boolean hasFocus() {
        if (!stage.isFocused()) {
            stage.toFront();
            stage.requestFocus();
        }
        return stage.isFocused();
    }

    /** Runs what the scene does for these keys, as {@code Shortcut+2}. */
    public void shortcut(String keys) {
        Toolkit.run(
                () ->
                        Objects.requireNonNull(
                                        stage.getScene()
                                                .getAccelerators()
                                                .get(KeyCombination.valueOf(keys)),
                                        keys)
                                .run());
    }

    /** Waits until this holds of the node. */
    public void awaitThat(String selector, Predicate<? super Node> condition) {
        Node node = find(selector);
        await("condition of " + selector)
                .atMost(PATIENCE)
                .until(() -> Toolkit.on(() -> condition.test(node)));
    }

    /** Writes the picture into {@code target/screenshots}. */
    public Path screenshot(String name) {
        return Screenshot.write(stage.getScene(), name);
    }

    /** Writes one picture in light and one in dark, in which every text must be easy to read. */
    public void screenshots(String name) {
        Contrast.check(screenshot(name + "-light"), stage.getScene());
        choose(Appearance.Choice.DARK);
        Contrast.check(screenshot(name + "-dark"), stage.getScene());
        choose(Appearance.Choice.LIGHT);
    }

    /** From here on as on a screen that shows everything twice as large. */
    public void showTwiceAsLarge() {
        Toolkit.run(
                () -> {
                    stage.setRenderScaleX(2);
                    stage.setRenderScaleY(2);
                });
    }

    /** Writes the picture as a screen has it that shows everything twice as large. */
    public Path screenshotTwiceAsLarge(String name) {
        return Screenshot.write(stage.getScene(), name, 2);
    }

    /** Waits until no dialog is left, not even on its way out. */
    public void awaitNoDialog() {
        await("no dialog").atMost(PATIENCE).until(() -> seen(".dialog-card").isEmpty());
    }

    /** Waits until two looks at the window, a moment apart, find everything at the same place. */
    public void settle() {
        AtomicReference<String> before = new AtomicReference<>("");
        await("a window that stands still")
                .atMost(PATIENCE)
                .until(
                        () -> {
                            String now = Toolkit.on(this::places);
                            return now.equals(before.getAndSet(now));
                        });
    }

    private String places() {
        StringBuilder places = new StringBuilder();
        for (Node node : stage.getScene().getRoot().lookupAll("*")) {
            places.append(node.localToScene(node.getLayoutBounds())).append(node.getOpacity());
        }
        return places.toString();
    }

    /** What is seen in part only, in words; empty if all is well. */
    public List<String> clipped() {
        return Toolkit.on(() -> Clipped.in(stage.getScene()));
    }

    private static void choose(Appearance.Choice choice) {
        Toolkit.run(() -> new Appearance(Toolkit.fx()).choose(choice));
    }

    private Node ready(String selector) {
        return await(selector + " to take input")
                .atMost(PATIENCE)
                .until(
                        () -> seen(selector),
                        found -> !found.isEmpty() && !found.getFirst().isDisabled())
                .getFirst();
    }

    private Node labeled(String words) {
        return Toolkit.on(
                () ->
                        stage.getScene().getRoot().lookupAll("*").stream()
                                .filter(TestWindow::isVisible)
                                .filter(node -> node instanceof Labeled)
                                .filter(node -> words.equals(((Labeled) node).getText()))
                                .filter(node -> !node.isDisabled())
                                .findFirst()
                                .orElse(null));
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static String texts(Parent root) {
        StringBuilder texts = new StringBuilder();
        for (Node node : root.lookupAll("*")) {
            if (isVisible(node) && node instanceof Text text) {
                texts.append(text.getText()).append('\n');
            } else if (isVisible(node) && node instanceof TextInputControl input) {
                texts.append(input.getText()).append('\n');
            }
        }
        return texts.toString();
    }

    /** Lets go of what was in it, since others may still hold the window. */
    @Override
    public void close() {
        Toolkit.run(
                () -> {
                    stage.close();
                    stage.getIcons().clear();
                    if (stage.getScene() != null) {
                        stage.getScene().setRoot(new Group());
                        stage.setScene(null);
                    }
                });
    }
}
