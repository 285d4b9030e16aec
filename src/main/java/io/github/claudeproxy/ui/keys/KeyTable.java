package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.texts.Texts;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of the table, which of them have room, and what stays selected when the rows change.
 * JavaFX thread only.
 */
final class KeyTable {
    private static final double ROW_HEIGHT = 54;
    private static final double ROOM_FOR_CREATED = 800;
    private static final double ROOM_FOR_TODAY = 700;
    private static final double ROOM_FOR_LAST_USED = 640;

    private final TableView<KeyRow> table;
    private final Texts texts;
    private final KeyCells cells;

    KeyTable(TableView<KeyRow> table, Texts texts, KeyCells cells) {
        this.table = table;
        this.texts = texts;
        this.cells = cells;
    }

    /**
     * Makes the columns.
     *
     * @param sorts is told by which column and whether upwards
     */
    void build(BiConsumer<KeyOrder.KeyColumn, Boolean> sorts) {
        TableColumn<KeyRow, KeyRow> name = column(KeyOrder.KeyColumn.NAME, cells::name);
        name.setMinWidth(111);
        name.setPrefWidth(220);
        TableColumn<KeyRow, KeyRow> created =
                fixed(KeyOrder.KeyColumn.CREATED, cells::created, 116);
        TableColumn<KeyRow, KeyRow> lastUsed =
                fixed(KeyOrder.KeyColumn.LAST_USED, cells::lastUsed, 112);
        TableColumn<KeyRow, KeyRow> today = fixed(KeyOrder.KeyColumn.TODAY, cells::today, 84);
        TableColumn<KeyRow, KeyRow> month = fixed(KeyOrder.KeyColumn.MONTH, cells::month, 98);
        today.getStyleClass().add("right");
        month.getStyleClass().add("right");
        table.getColumns()
                .setAll(
                        List.of(
                                name,
                                fixed(KeyOrder.KeyColumn.STATE, cells::state, 106),
                                created,
                                lastUsed,
                                today,
                                month,
                                fixed(KeyOrder.KeyColumn.LIMITS, cells::limits, 144),
                                menu()));
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setSortPolicy(
                _ -> {
                    sort(sorts);
                    return true;
                });
        table.widthProperty()
                .addListener(
                        (_, _, width) -> {
                            created.setVisible(width.doubleValue() >= ROOM_FOR_CREATED);
                            today.setVisible(width.doubleValue() >= ROOM_FOR_TODAY);
                            lastUsed.setVisible(width.doubleValue() >= ROOM_FOR_LAST_USED);
                        });
    }

    /** The rows are sorted elsewhere; the table only says how. */
    private void sort(BiConsumer<KeyOrder.KeyColumn, Boolean> sorts) {
        if (table.getSortOrder().isEmpty()) {
            sorts.accept(KeyOrder.KeyColumn.CREATED, false);
            return;
        }
        TableColumn<KeyRow, ?> first = table.getSortOrder().getFirst();
        sorts.accept(
                KeyOrder.KeyColumn.valueOf(first.getId()),
                first.getSortType() == TableColumn.SortType.ASCENDING);
    }

    private TableColumn<KeyRow, KeyRow> column(
            KeyOrder.KeyColumn by, Supplier<TableCell<KeyRow, KeyRow>> cell) {
        TableColumn<KeyRow, KeyRow> column = new TableColumn<>(texts.of(by));
        column.setId(by.name());
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setReorderable(false);
        return column;
    }

    private TableColumn<KeyRow, KeyRow> fixed(
            KeyOrder.KeyColumn by, Supplier<TableCell<KeyRow, KeyRow>> cell, double width) {
        TableColumn<KeyRow, KeyRow> column = column(by, cell);
        return fix(column, width);
    }

    private static TableColumn<KeyRow, KeyRow> fix(
            TableColumn<KeyRow, KeyRow> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setPrefWidth(width);
        return column;
    }

    private TableColumn<KeyRow, KeyRow> menu() {
        TableColumn<KeyRow, KeyRow> menu = new TableColumn<>();
        menu.setId("MENU");
        menu.setSortable(false);
        menu.setReorderable(false);
        menu.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        menu.setCellFactory(_ -> cells.menu());
        return fix(menu, 44);
    }

    /** The first selected row, if it is in sight. */
    Optional<Node> row() {
        return table.lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof TableRow<?> row && row.isSelected())
                .findFirst();
    }

    List<KeyRow> selected() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    /** Shows these; what was selected stays so, as far as it is among them. */
    void show(List<KeyRow> rows) {
        if (rows.equals(table.getItems())) {
            return;
        }
        Set<String> selected = selected().stream().map(KeyRow::id).collect(Collectors.toSet());
        table.getItems().setAll(rows);
        select(rows, selected);
    }

    private void select(List<KeyRow> rows, Set<String> ids) {
        table.getSelectionModel().clearSelection();
        if (ids.isEmpty()) {
            return;
        }
        Set<String> left = new HashSet<>(ids);
        int[] indices =
                IntStream.range(0, rows.size())
                        .filter(index -> left.remove(rows.get(index).id()))
                        .toArray();
        if (indices.length > 0) {
            table.getSelectionModel().selectIndices(indices[0], indices);
        }
    }
}
