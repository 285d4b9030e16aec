package io.github.claudeproxy.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The middle and the ends of some values. */
record Spread(double median, double min, double max, int count) {
    static Optional<Spread> of(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return Optional.of(new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size()));
    }

    @Override
    public String toString() {
        return count == 1
                ? number(median)
                : number(median) + " (" + number(min) + ".." + number(max) + ")";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String format = size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
