package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.UsageReport.KeyUsage;
import io.github.claudeproxy.usage.UsageTotals;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Who used most, in the chosen time or in each month. JavaFX thread only. */
final class UserTable {
    private static final double NUMBER = 68;
    private static final double WIDE_NUMBER = 90;

    private final TableView<UserRow> table;
    private final Texts texts;
    private final Formats formats;
    private final TableColumn<UserRow, YearMonth> month;

    UserTable(TableView<UserRow> table, Texts texts, Formats formats) {
        this.table = table;
        this.texts = texts;
        this.formats = formats;
        month = column("usage.users.month", UserRow::month, formats::month);
        width(month, 112);
        build();
    }

    private void build() {
        TableColumn<UserRow, String> name =
                column("usage.users.name", row -> label(row.key()), text -> text);
        name.setMinWidth(112);
        table.getColumns()
                .setAll(
                        List.of(
                                month,
                                name,
                                wide(number("usage.calls", UsageTotals::requests, formats::count)),
                                wide(number("usage.tokens", Measure::tokens, formats::compact)),
                                cache(),
                                number("usage.errors", UsageTotals::errors, formats::count),
                                wide(
                                        number(
                                                "usage.cost",
                                                UsageTotals::costMicros,
                                                formats::money))));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.setFixedCellSize(38);
    }

    void show(List<UserRow> rows) {
        month.setVisible(rows.stream().anyMatch(row -> row.month() != null));
        table.getItems().setAll(rows);
        table.sort();
    }

    private String label(KeyUsage key) {
        return key.deleted() ? texts.get("usage.users.deleted", key.name()) : key.name();
    }

    private TableColumn<UserRow, Long> number(
            String title, Function<UsageTotals, Long> value, Function<Long, String> text) {
        TableColumn<UserRow, Long> column =
                column(title, row -> value.apply(row.key().totals()), text);
        column.getStyleClass().add("right");
        width(column, NUMBER);
        return column;
    }

    private TableColumn<UserRow, Double> cache() {
        TableColumn<UserRow, Double> column =
                column("usage.users.cache", UserTable::cacheHitRate, formats::percent);
        column.getStyleClass().add("right");
        width(column, NUMBER);
        return column;
    }

    private static @Nullable Double cacheHitRate(UserRow row) {
        OptionalDouble rate = row.key().totals().cacheHitRate();
        return rate.isPresent() ? (Double) rate.getAsDouble() : null;
    }

    private <T> TableColumn<UserRow, T> column(
            String title, Function<UserRow, @Nullable T> value, Function<T, String> text) {
        TableColumn<UserRow, T> column = new TableColumn<>(texts.get(title));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell<>(text));
        column.setReorderable(false);
        return column;
    }

    private static <T> TableColumn<UserRow, T> wide(TableColumn<UserRow, T> column) {
        width(column, WIDE_NUMBER);
        return column;
    }

    private static void width(TableColumn<UserRow, ?> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setPrefWidth(width);
    }

    private static final class Cell<T> extends TableCell<UserRow, T> {
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
