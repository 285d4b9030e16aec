package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.UsageTotals;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What stands in the cells of the table. JavaFX thread only. */
final class KeyCells {
    private final Texts texts;
    private final Formats formats;
    private final InstantSource clock;
    private final LimitWords words;
    private final BiConsumer<Button, KeyRow> opensMenu;

    KeyCells(
            Texts texts,
            Formats formats,
            InstantSource clock,
            BiConsumer<Button, KeyRow> opensMenu) {
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
        this.words = new LimitWords(texts, formats);
        this.opensMenu = opensMenu;
    }

    TableCell<KeyRow, KeyRow> name() {
        return new TwoLines("key-name", "mono", row -> row.name(), row -> row.key().prefix());
    }

    TableCell<KeyRow, KeyRow> state() {
        return new StateCell();
    }

    TableCell<KeyRow, KeyRow> created() {
        return new TextCell(row -> formats.date(row.key().createdAt()), false);
    }

    TableCell<KeyRow, KeyRow> lastUsed() {
        return new TextCell(this::lastUsedText, false);
    }

    private String lastUsedText(KeyRow row) {
        Instant last = row.key().lastUsedAt();
        if (last != null) {
            return formats.ago(last, clock.instant());
        }
        return row.invitation() == null ? texts.get("keys.never") : texts.get("keys.invited");
    }

    TableCell<KeyRow, KeyRow> today() {
        return use(KeyRow::today);
    }

    TableCell<KeyRow, KeyRow> month() {
        return use(KeyRow::month);
    }

    private TableCell<KeyRow, KeyRow> use(Function<KeyRow, UsageTotals> totals) {
        TwoLines cell =
                new TwoLines(
                        "digits",
                        "digits",
                        row -> formats.money(totals.apply(row).costMicros()),
                        row -> texts.get("keys.calls", totals.apply(row).requests()));
        cell.lines.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }

    TableCell<KeyRow, KeyRow> limits() {
        return new LimitsCell(words);
    }

    TableCell<KeyRow, KeyRow> menu() {
        return new MenuCell();
    }

    private static final class TextCell extends TableCell<KeyRow, KeyRow> {
        private final Function<KeyRow, String> text;

        TextCell(Function<KeyRow, String> text, boolean right) {
            this.text = text;
            setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable KeyRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? null : text.apply(row));
        }
    }

    /** A line that matters and one in small below; the whole text of the first as tooltip. */
    private static final class TwoLines extends TableCell<KeyRow, KeyRow> {
        private final Label first = new Label();
        private final Label second = new Label();
        private final VBox lines = new VBox(first, second);
        private final Tooltip whole = new Tooltip();
        private final Function<KeyRow, String> firstText;
        private final Function<KeyRow, String> secondText;

        TwoLines(
                String firstStyle,
                String secondStyle,
                Function<KeyRow, String> firstText,
                Function<KeyRow, String> secondText) {
            this.firstText = firstText;
            this.secondText = secondText;
            first.getStyleClass().add(firstStyle);
            second.getStyleClass().addAll("muted", "small", secondStyle);
            lines.setAlignment(Pos.CENTER_LEFT);
            first.setTooltip(whole);
        }

        @Override
        protected void updateItem(@Nullable KeyRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                return;
            }
            first.setText(firstText.apply(row));
            whole.setText(first.getText());
            second.setText(secondText.apply(row));
            setGraphic(lines);
        }
    }

    private final class StateCell extends TableCell<KeyRow, KeyRow> {
        private final Label badge = new Label();

        @Override
        protected void updateItem(@Nullable KeyRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
                return;
            }
            badge.setText(texts.of(row.condition()));
            badge.getStyleClass().setAll("label", "badge", row.condition().style());
            setGraphic(badge);
        }
    }

    private final class MenuCell extends TableCell<KeyRow, KeyRow> {
        private final Button button = new Button(null, new FontIcon("fth-more-horizontal"));

        MenuCell() {
            button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "row-menu");
            button.setOnAction(_ -> opensMenu.accept(button, getItem()));
            button.setFocusTraversable(false);
            setAlignment(Pos.CENTER);
        }

        @Override
        protected void updateItem(@Nullable KeyRow row, boolean empty) {
            super.updateItem(row, empty);
            if (row != null) {
                button.setAccessibleText(texts.get("keys.menu", row.name()));
            }
            setGraphic(row == null || empty ? null : button);
        }
    }
}
