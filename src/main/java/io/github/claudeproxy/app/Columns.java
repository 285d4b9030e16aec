package io.github.claudeproxy.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of text whose parts stand below each other. One thread at a time. */
final class Columns {
    private static final String BETWEEN = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    /** As many parts as all other lines have; control characters are not printed. */
    Columns line(String... parts) {
        lines.add(Arrays.stream(parts).map(part -> part.replaceAll("\\p{Cntrl}", "?")).toList());
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String part = line.get(column);
                row.append(part).repeat(' ', width(column) - width(part)).append(BETWEEN);
            }
            text.append(row.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> width(line.get(column))).max().orElse(0);
    }

    private static int width(String part) {
        return part.codePointCount(0, part.length());
    }
}
