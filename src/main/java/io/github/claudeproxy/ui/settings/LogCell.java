package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.logs.LogLine;
import io.github.claudeproxy.ui.fx.Formats;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** One event of the log in one line; what is too long for it stands below the list. */
final class LogCell extends ListCell<LogLine> {
    private final Formats formats;
    private final Label time = new Label();
    private final Label level = new Label();
    private final Label message = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox line = new HBox(time, level, message);

    LogCell(Formats formats) {
        this.formats = formats;
        time.getStyleClass().addAll("muted", "log-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        message.getStyleClass().add("log-message");
        message.setTooltip(whole);
        line.getStyleClass().add("log-line");
        line.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LogLine item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            return;
        }
        time.setText(formats.timeWithSeconds(item.time()));
        level.setText(item.level().name());
        level.getStyleClass().setAll("label", "log-level", style(item));
        message.setText(item.message());
        whole.setText(item.message());
        setAccessibleText(item.toString());
        setGraphic(line);
    }

    private static String style(LogLine item) {
        return switch (item.level()) {
            case ERROR -> "broken";
            case WARN -> "attention";
            case INFO, DEBUG, TRACE -> "plain";
        };
    }
}
