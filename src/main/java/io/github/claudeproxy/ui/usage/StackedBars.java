package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.usage.Board.Bar;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Stacked bars over time, a region for each part, so that the style sheet gives them their colours
 * in light and dark. The arrow keys lead from bar to bar. JavaFX thread only.
 */
final class StackedBars extends Region {
    private static final double LEFT = 64;
    private static final double BOTTOM = 24;
    private static final double TOP = 10;
    private static final double ROOM_FOR_LABEL = 64;
    private static final double WIDEST = 56;

    private final Formats formats;
    private final ChartTip tip;
    private final List<Region> lines = new ArrayList<>();
    private final List<Label> scale = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private long top = 1;
    private int pointed = -1;
    private String name = "";

    /** One bar on the screen; the parts that are nothing are left out. */
    private record Column(
            Region hover, List<Region> parts, List<Long> amounts, Label label, Runnable fillTip) {}

    StackedBars(Texts texts, Formats formats) {
        this.formats = formats;
        this.tip = new ChartTip(texts, formats);
        getStyleClass().add("stacked-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinHeight(160);
        setOnKeyPressed(this::press);
        focusedProperty().addListener((_, _, now) -> focus(now));
    }

    void show(Board board, Measure measure, String accessibleName) {
        name = accessibleName;
        setAccessibleText(name);
        pointed = -1;
        tip.hide();
        lines.clear();
        scale.clear();
        columns.clear();
        getChildren().clear();
        long largest = board.bars().stream().mapToLong(bar -> bar.sum(measure)).max().orElse(0);
        long step = Scale.step(largest, measure.unit());
        top = step * Scale.STEPS;
        for (int line = 0; line <= Scale.STEPS; line++) {
            addLine(measure.axis(step * line, step, formats));
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
        Region hover = new Region();
        hover.getStyleClass().add("chart-hover");
        hover.setAccessibleText(tip.told(title, board, bar, measure));
        Runnable fillTip = () -> tip.fill(title, board, bar, measure);
        hover.setOnMouseEntered(_ -> fillTip.run());
        tip.install(hover);
        Label label = new Label(title);
        label.getStyleClass().add("chart-label");
        label.setMouseTransparent(true);
        Column column = new Column(hover, new ArrayList<>(), new ArrayList<>(), label, fillTip);
        for (int part = 0; part < bar.parts().size(); part++) {
            long amount = measure.of(bar.parts().get(part));
            if (amount > 0) {
                column.parts().add(part(board, part));
                column.amounts().add(amount);
            }
        }
        columns.add(column);
        getChildren().add(hover);
        getChildren().addAll(column.parts());
        getChildren().add(label);
    }

    private static Region part(Board board, int part) {
        Region region = new Region();
        region.getStyleClass().addAll("chart-part", style(board, part));
        region.setMouseTransparent(true);
        return region;
    }

    /** The style class of the series; the rest has one of its own. */
    static String style(Board board, int series) {
        return board.series().get(series) == null ? "series-rest" : "series-" + series;
    }

    private String title(Board board, Bar bar) {
        return switch (board.grain()) {
            case HOUR -> formats.hour(bar.start().toLocalTime());
            case DAY -> formats.dayOfYear(bar.start().toLocalDate());
            case MONTH -> formats.month(YearMonth.from(bar.start()));
        };
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> point(pointed < 0 ? columns.size() - 1 : Math.max(0, pointed - 1));
            case RIGHT -> point(Math.min(columns.size() - 1, pointed + 1));
            case HOME -> point(0);
            case END -> point(columns.size() - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void focus(boolean now) {
        if (!now) {
            point(-1);
        }
    }

    private void point(int column) {
        if (pointed >= 0 && pointed < columns.size()) {
            columns.get(pointed).hover().getStyleClass().remove("pointed");
        }
        tip.hide();
        pointed = column;
        if (pointed < 0) {
            setAccessibleText(name);
            return;
        }
        Column at = columns.get(pointed);
        at.hover().getStyleClass().add("pointed");
        at.fillTip().run();
        tip.showAt(at.hover());
        setAccessibleText(at.hover().getAccessibleText());
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - BOTTOM - TOP;
        double width = getWidth() - LEFT;
        for (int line = 0; line < lines.size(); line++) {
            double y = TOP + height - height * line / Scale.STEPS;
            lines.get(line).resizeRelocate(LEFT, Math.rint(y), width, 1);
            Label label = scale.get(line);
            label.autosize();
            label.relocate(LEFT - 10 - label.getWidth(), Math.rint(y - label.getHeight() / 2));
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
        double wide = Math.max(1, Math.min(WIDEST, step - Math.clamp(step * 0.25, 1, 10)));
        double bottom = TOP + height;
        for (int part = 0; part < column.parts().size(); part++) {
            double tall = height * column.amounts().get(part) / top;
            column.parts()
                    .get(part)
                    .resizeRelocate(x + (step - wide) / 2, bottom - tall, wide, tall);
            bottom -= tall;
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 260;
    }
}
