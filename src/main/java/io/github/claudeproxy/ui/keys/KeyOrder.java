package io.github.claudeproxy.ui.keys;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which keys are shown, and in which order. Applied off the JavaFX thread: with many keys it takes
 * longer than a frame.
 *
 * @param words what name or prefix must hold
 */
public record KeyOrder(String words, KeyColumn by, boolean ascending) {
    /** All of them, the newest first. */
    static final KeyOrder NEWEST = new KeyOrder("", KeyColumn.CREATED, false);

    /** What the table has a column for. */
    public enum KeyColumn {
        NAME,
        PREFIX,
        STATE,
        CREATED,
        LAST_USED,
        TODAY,
        MONTH,
        LIMITS
    }

    public KeyOrder {
        words = words.strip().toLowerCase(Locale.ROOT);
    }

    KeyOrder with(String newWords) {
        return new KeyOrder(newWords, by, ascending);
    }

    KeyOrder with(KeyColumn newBy, boolean newAscending) {
        return new KeyOrder(words, newBy, newAscending);
    }

    List<KeyRow> apply(List<KeyRow> rows, Locale locale) {
        Comparator<KeyRow> order = comparator(locale);
        return rows.stream()
                .filter(row -> row.matches(words))
                .sorted(ascending ? order : order.reversed())
                .toList();
    }

    private Comparator<KeyRow> comparator(Locale locale) {
        return switch (by) {
            case NAME -> Comparator.comparing(KeyRow::name, Collator.getInstance(locale));
            case PREFIX -> Comparator.comparing(row -> row.key().prefix());
            case STATE -> Comparator.comparing(KeyRow::condition);
            case CREATED -> Comparator.comparing(row -> row.key().createdAt());
            case LAST_USED ->
                    Comparator.comparing(
                            row -> row.key().lastUsedAt(),
                            Comparator.nullsFirst(Comparator.naturalOrder()));
            case TODAY -> Comparator.comparingLong(row -> row.today().costMicros());
            case MONTH -> Comparator.comparingLong(row -> row.month().costMicros());
            case LIMITS -> Comparator.comparingDouble(KeyRow::fill);
        };
    }
}
