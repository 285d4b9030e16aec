package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a period, and where to look it up.
 *
 * @param span the length of the sums it is made of, null for the calls themselves
 */
record Stretch(@Nullable Span span, long from, long to) {
    /**
     * Cuts a period into the fewest sums there are, and calls for the rest: whole days and hours
     * that are summed up already, then what is before and behind.
     *
     * @param summed everything before this moment is in the sums
     * @param longest the longest span whose sums will do
     */
    static List<Stretch> of(long from, long to, long summed, Span longest) {
        long start = Span.HOUR.ceiling(from);
        long end = Math.min(Span.HOUR.floor(to), summed);
        List<Stretch> parts = new ArrayList<>();
        if (start >= end) {
            add(parts, null, from, to);
            return parts;
        }
        add(parts, null, from, start);
        addSums(parts, start, end, longest);
        add(parts, null, end, to);
        return parts;
    }

    private static void addSums(List<Stretch> parts, long start, long end, Span longest) {
        long firstDay = Span.DAY.ceiling(start);
        long lastDay = Span.DAY.floor(end);
        if (longest == Span.HOUR || firstDay >= lastDay) {
            add(parts, Span.HOUR, start, end);
            return;
        }
        add(parts, Span.HOUR, start, firstDay);
        add(parts, Span.DAY, firstDay, lastDay);
        add(parts, Span.HOUR, lastDay, end);
    }

    private static void add(List<Stretch> parts, @Nullable Span span, long from, long to) {
        if (from < to) {
            parts.add(new Stretch(span, from, to));
        }
    }
}
