package io.github.claudeproxy.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.ui.testing.TestWindow;
import io.github.claudeproxy.ui.testing.Toolkit;

import javafx.beans.InvalidationListener;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

/** With 10,000 keys the window does no more than with a screenful. */
final class ManyKeysTest {
    private static final int KEYS = 10_000;
    private static final int SCREENFUL = 40;

    @Test
    void drawsOnlyTheRowsInSightAndSortsElsewhere() {
        try (KeysScreen screen = new KeysScreen(KEYS);
                TestWindow window = screen.show()) {
            window.awaitText("10,000 keys");
            TableView<?> table = KeysViewTest.table(window);
            AtomicInteger changes = new AtomicInteger();
            InvalidationListener counts = _ -> changes.incrementAndGet();
            Toolkit.run(() -> table.getItems().addListener(counts));

            window.type("#search-keys", "key 99");
            awaitRows(table, 111);
            window.type("#search-keys", "");
            awaitRows(table, KEYS);
            sortByName(table);
            window.awaitText("Key 1\n");

            window.screenshot("keys-10000");
            assertThat(changes.get()).isLessThanOrEqualTo(3);
            assertThat(Toolkit.on(() -> table.lookupAll(".table-row-cell").size()))
                    .isLessThan(SCREENFUL);
        }
    }

    private static void awaitRows(TableView<?> table, int rows) {
        await().until(() -> Toolkit.on(() -> table.getItems().size()) == rows);
    }

    private static <T> void sortByName(TableView<T> table) {
        Toolkit.run(() -> table.getSortOrder().add(table.getColumns().getFirst()));
    }
}
