package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.usage.Board.Bar;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** What the bar under the pointer is made of: one tip for all bars. JavaFX thread only. */
final class ChartTip {
    private final Texts texts;
    private final Formats formats;
    private final GridPane grid = new GridPane();
    private final Tooltip tip = new Tooltip();

    ChartTip(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        grid.getStyleClass().add("chart-tip");
        tip.setGraphic(grid);
        tip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        tip.setShowDelay(Duration.millis(80));
        tip.setHideDelay(Duration.millis(80));
    }

    void install(Node bar) {
        Tooltip.install(bar, tip);
    }

    /** Says this from now on. */
    void fill(String title, Board board, Bar bar, Measure measure) {
        grid.getChildren().clear();
        Label name = new Label(title);
        name.getStyleClass().add("chart-tip-title");
        add(0, name, measure.text(bar.sum(measure), formats))
                .getStyleClass()
                .add("chart-tip-title");
        int row = 1;
        for (int part = bar.parts().size() - 1; part >= 0; part--) {
            long amount = measure.of(bar.parts().get(part));
            if (amount > 0) {
                Region mark = new Region();
                mark.getStyleClass().addAll("legend-mark", StackedBars.style(board, part));
                Label series = new Label(board.name(part, texts), mark);
                series.getStyleClass().add("legend");
                add(row++, series, measure.text(amount, formats));
            }
        }
    }

    private Label add(int row, Label name, String amount) {
        Label number = new Label(amount);
        GridPane.setHalignment(number, HPos.RIGHT);
        grid.addRow(row, name, number);
        return number;
    }

    /** The same for those who have it read to them. */
    String told(String title, Board board, Bar bar, Measure measure) {
        StringBuilder told = new StringBuilder(title);
        told.append(": ").append(measure.text(bar.sum(measure), formats));
        for (int part = 0; part < bar.parts().size(); part++) {
            long amount = measure.of(bar.parts().get(part));
            if (amount > 0) {
                told.append("; ")
                        .append(board.name(part, texts))
                        .append(' ')
                        .append(measure.text(amount, formats));
            }
        }
        return told.toString();
    }

    /** Shows it beside this, as the keyboard asked. */
    void showAt(Node bar) {
        var bounds = bar.localToScreen(bar.getLayoutBounds());
        if (bounds != null) {
            tip.show(bar, bounds.getMaxX() + 4, bounds.getMinY() + 8);
        }
    }

    void hide() {
        tip.hide();
    }
}
