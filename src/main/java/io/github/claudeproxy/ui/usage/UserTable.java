package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** Who used most. JavaFX thread only. */
final class UserTable {
    private UserTable() {}

    static void build(TableView<KeyUsage> table, Texts texts, Formats formats) {
        TableColumn<KeyUsage, String> name = new TableColumn<>(texts.get("usage.users.name"));
        name.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(label(row.getValue(), texts)));
        name.setCellFactory(_ -> new Cell<>(text -> text));
        name.setMinWidth(160);
        table.getColumns()
                .setAll(
                        List.of(
                                name,
                                number(
                                        texts.get("usage.calls"),
                                        key -> key.totals().requests(),
                                        formats::count),
                                number(
                                        texts.get("usage.tokens"),
                                        key -> Measure.tokens(key.totals()),
                                        formats::compact),
                                number(
                                        texts.get("usage.errors"),
                                        key -> key.totals().errors(),
                                        formats::count),
                                number(
                                        texts.get("usage.cost"),
                                        key -> key.totals().costMicros(),
                                        formats::money)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setFixedCellSize(38);
    }

    private static String label(KeyUsage key, Texts texts) {
        return key.deleted() ? texts.get("usage.users.deleted", key.name()) : key.name();
    }

    private static TableColumn<KeyUsage, Long> number(
            String name, Function<KeyUsage, Long> value, Function<Long, String> text) {
        TableColumn<KeyUsage, Long> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell<>(text));
        column.getStyleClass().add("right");
        column.setMinWidth(92);
        column.setMaxWidth(130);
        return column;
    }

    private static final class Cell<T> extends TableCell<KeyUsage, T> {
        private final Function<T, String> text;
        private final Tooltip whole = new Tooltip();

        Cell(Function<T, String> text) {
            this.text = text;
            setTooltip(whole);
        }

        @Override
        protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setText(value == null || empty ? null : text.apply(value));
            whole.setText(getText());
        }
    }
}
