package io.github.claudeproxy.ui.keys;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** How far a key is from the limit that it will reach first. */
final class LimitsCell extends TableCell<KeyRow, KeyRow> {
    private static final double NEARLY = 0.8;

    private final LimitWords words;
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final VBox lines = new VBox(text, bar);
    private final Tooltip all = new Tooltip();

    LimitsCell(LimitWords words) {
        this.words = words;
        lines.getStyleClass().add("limit-lines");
        lines.setAlignment(Pos.CENTER_LEFT);
        text.setTooltip(all);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
    }

    @Override
    protected void updateItem(@Nullable KeyRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            return;
        }
        double fill = row.fill();
        text.setText(words.brief(row.standing()));
        all.setText(words.everything(row.limits()));
        bar.setVisible(fill >= 0);
        bar.setProgress(Math.clamp(fill, 0, 1));
        bar.getStyleClass().setAll("progress-bar", "limit-bar", level(fill));
        bar.setAccessibleText(text.getText());
        setGraphic(lines);
    }

    /** The style class for a limit that is used to this part. */
    static String level(double fill) {
        if (fill >= 1) {
            return "broken";
        }
        return fill >= NEARLY ? "attention" : "fine";
    }
}
