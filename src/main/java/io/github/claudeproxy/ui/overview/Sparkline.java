package io.github.claudeproxy.ui.overview;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

import java.util.List;

/** The course of the last days as small bars, the last one today’s. JavaFX thread only. */
final class Sparkline extends Region {
    private static final double HEIGHT = 28;
    private static final double GAP = 2;
    private static final double WIDEST = 12;
    private static final double LEAST = 2;

    private List<Long> amounts = List.of();

    Sparkline() {
        getStyleClass().add("sparkline");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(List<Long> next) {
        if (next.equals(amounts)) {
            return;
        }
        amounts = List.copyOf(next);
        getChildren().clear();
        for (int i = 0; i < amounts.size(); i++) {
            Region bar = new Region();
            bar.getStyleClass().add("spark-bar");
            if (i == amounts.size() - 1) {
                bar.getStyleClass().add("today");
            }
            getChildren().add(bar);
        }
    }

    @Override
    protected void layoutChildren() {
        long most = amounts.stream().mapToLong(Long::longValue).max().orElse(0);
        double step = Math.min(WIDEST + GAP, getWidth() / Math.max(1, amounts.size()));
        for (int i = 0; i < amounts.size(); i++) {
            double part = most == 0 ? 0 : (double) amounts.get(i) / most;
            double height = Math.max(LEAST, part * HEIGHT);
            getManagedChildren()
                    .get(i)
                    .resizeRelocate(i * step, HEIGHT - height, Math.max(1, step - GAP), height);
        }
    }
}
