package io.github.claudeproxy.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Finds the setting that a misspelt name was meant for. */
final class Spelling {
    /** Two letters swapped count as two. */
    private static final int MOST_CHANGES = 2;

    private Spelling() {}

    static Optional<Setting> nearest(String name) {
        return Arrays.stream(Setting.values())
                .filter(setting -> changes(name, setting.name()) <= MOST_CHANGES)
                .min(Comparator.comparingInt(setting -> changes(name, setting.name())));
    }

    /** Levenshtein's distance, row by row. */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int kept = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
