package io.github.claudeproxy.app;

import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.scene.Node;
import javafx.scene.web.WebView;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A window used by somebody who counts every click: into a field, too, unless it has the focus
 * already. For one thread.
 */
final class CountedClicks {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestWindow window;
    private final List<String> clicks = new ArrayList<>();
    private final long begun = System.nanoTime();

    CountedClicks(TestWindow window) {
        this.window = window;
    }

    void click(String selector) {
        clicks.add(selector);
        window.click(selector);
    }

    void type(String selector, String text) {
        Node field = window.find(selector);
        if (!hasFocus(field)) {
            click(selector);
        }
        await().atMost(PATIENCE).until(() -> hasFocus(field));
        window.type(selector, text);
    }

    private static boolean hasFocus(Node field) {
        return Toolkit.on(field::isFocused);
    }

    /** Clicks what has this id in the page that the embedded browser shows. */
    void clickInPage(String id) {
        WebView view = (WebView) window.find(".web-view");
        clicks.add("in the page: " + id);
        await().atMost(PATIENCE)
                .until(() -> Toolkit.on(() -> runs(view, element(id) + " !== null")));
        Toolkit.run(() -> runs(view, element(id) + ".click()"));
    }

    private static String element(String id) {
        return "document.getElementById('" + id + "')";
    }

    private static boolean runs(WebView view, String script) {
        return Boolean.TRUE.equals(view.getEngine().executeScript(script));
    }

    List<String> clicks() {
        return clicks;
    }

    Duration time() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Leaves the list where people find it. */
    void write(String name) throws IOException {
        Path file = Path.of("target", "screenshots", name + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "%d clicks, %d ms%n%s%n"
                        .formatted(clicks.size(), time().toMillis(), String.join("\n", clicks)));
    }
}
