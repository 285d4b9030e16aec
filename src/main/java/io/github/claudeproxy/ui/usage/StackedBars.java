package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.usage.Board.Bar;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Stacked bars over time, a region for each part, so that the style sheet gives them their colours
 * in light and dark. JavaFX thread only.
 */
final class StackedBars extends Region {
    private static final double LEFT = 64;
    private static final double BOTTOM = 24;
    private static final double TOP = 10;
    private static final int LINES = 4;
    private static final double ROOM_FOR_LABEL = 64;

    private final Texts texts;
    private final Formats formats;
    private final List<Region> lines = new ArrayList<>();
    private final List<Label> scale = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private long top = 1;

    /** One bar on the screen. */
    private record Column(Region hover, List<Region> parts, List<Long> amounts, Label label) {}

    StackedBars(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        getStyleClass().add("stacked-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(180);
    }

    void show(Board board, Measure measure) {
        lines.clear();
        scale.clear();
        columns.clear();
        top = Scale.top(board.bars().stream().mapToLong(bar -> bar.sum(measure)).max().orElse(0));
        getChildren().clear();
        for (int line = 0; line <= LINES; line++) {
            addLine(measure.text(top / LINES * line, formats));
        }
        board.bars().forEach(bar -> addColumn(board, bar, measure));
        requestLayout();
    }

    private void addLine(String text) {
        Region line = new Region();
        line.getStyleClass().add("chart-line");
        Label label = new Label(text);
        label.getStyleClass().add("chart-label");
        lines.add(line);
        scale.add(label);
        getChildren().addAll(line, label);
    }

    private void addColumn(Board board, Bar bar, Measure measure) {
        String title = title(board, bar);
        List<Region> parts = new ArrayList<>();
        List<Long> amounts = new ArrayList<>();
        for (int part = 0; part < bar.parts().size(); part++) {
            Region region = new Region();
            region.getStyleClass().addAll("chart-part", style(board, part));
            region.setMouseTransparent(true);
            parts.add(region);
            amounts.add(measure.of(bar.parts().get(part)));
        }
        Label label = new Label(title);
        label.getStyleClass().add("chart-label");
        Region hover = new Region();
        hover.getStyleClass().add("chart-hover");
        String told = tip(title, board, bar, measure);
        hover.setAccessibleText(told);
        Tooltip tip = new Tooltip(told);
        tip.setShowDelay(Duration.millis(100));
        Tooltip.install(hover, tip);
        columns.add(new Column(hover, parts, amounts, label));
        getChildren().add(hover);
        getChildren().addAll(parts);
        getChildren().add(label);
    }

    /** The style class of the series; the rest has one of its own. */
    static String style(Board board, int series) {
        return board.series().get(series) == null ? "series-rest" : "series-" + series;
    }

    private String title(Board board, Bar bar) {
        return board.hourly()
                ? formats.time(bar.start().atZone(formats.zone()).toInstant())
                : formats.dayOfYear(bar.start().toLocalDate());
    }

    private String tip(String title, Board board, Bar bar, Measure measure) {
        StringBuilder told = new StringBuilder(title);
        told.append("  ").append(measure.text(bar.sum(measure), formats));
        for (int part = 0; part < bar.parts().size(); part++) {
            long amount = measure.of(bar.parts().get(part));
            if (amount > 0) {
                told.append('\n')
                        .append(name(board.series().get(part)))
                        .append("  ")
                        .append(measure.text(amount, formats));
            }
        }
        return told.toString();
    }

    private String name(@Nullable String series) {
        return series == null ? texts.get("usage.rest") : series;
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - BOTTOM - TOP;
        double width = getWidth() - LEFT;
        for (int line = 0; line < lines.size(); line++) {
            double y = TOP + height - height * line / LINES;
            lines.get(line).resizeRelocate(LEFT, Math.rint(y), width, 1);
            Label label = scale.get(line);
            label.autosize();
            label.relocate(LEFT - 10 - label.getWidth(), Math.rint(y - label.getHeight() / 2));
        }
        if (columns.isEmpty()) {
            return;
        }
        double step = width / columns.size();
        int every = (int) Math.max(1, Math.ceil(ROOM_FOR_LABEL / step));
        for (int index = 0; index < columns.size(); index++) {
            layout(columns.get(index), LEFT + step * index, step, height);
            Label label = columns.get(index).label();
            label.setVisible(index % every == 0 && index * step + ROOM_FOR_LABEL / 2 < width);
            label.autosize();
            double middle = LEFT + step * index + step / 2 - label.getWidth() / 2;
            label.relocate(Math.max(LEFT, middle), TOP + height + 6);
        }
    }

    private void layout(Column column, double x, double step, double height) {
        column.hover().resizeRelocate(x, TOP, step, height);
        double gap = Math.clamp(step * 0.25, 1, 10);
        double bottom = TOP + height;
        for (int part = 0; part < column.parts().size(); part++) {
            double tall = height * column.amounts().get(part) / top;
            column.parts()
                    .get(part)
                    .resizeRelocate(x + gap / 2, bottom - tall, Math.max(1, step - gap), tall);
            bottom -= tall;
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 260;
    }
}
