package io.github.claudeproxy.usage;

import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What sums are split by: as little as the question asks for, since each adds groups.
 *
 * @param span the length of time, null for none
 * @param named the only keys, models or outcomes that stand for themselves, all others are one;
 *     empty for all
 */
record Parts(boolean key, boolean model, boolean outcome, @Nullable Span span, List<String> named) {
    Parts {
        named = List.copyOf(named);
    }

    private Parts(boolean key, boolean model, boolean outcome, @Nullable Span span) {
        this(key, model, outcome, span, List.of());
    }

    /** What a report says of keys, models and outcomes. */
    static Parts of(UsageQuery query) {
        return new Parts(
                true, query.splitsBy(Breakdown.MODEL), query.splitsBy(Breakdown.OUTCOME), null);
    }

    /** What a report says of times. */
    static Parts times(UsageQuery query) {
        boolean hours = query.splitsBy(Breakdown.HOUR);
        return new Parts(false, false, false, hours ? Span.HOUR : Span.DAY);
    }

    static Parts keysByDay() {
        return new Parts(true, false, false, Span.DAY);
    }

    /** Keys and models, and what a course is split by, to find out which are the dearest. */
    static Parts of(UsageCourse.By by) {
        return new Parts(true, true, by == UsageCourse.By.OUTCOME, null);
    }

    /** How these went, and all others. */
    static Parts course(UsageCourse.By by, List<String> named) {
        return switch (by) {
            case KEY -> new Parts(true, false, false, Span.HOUR, named);
            case MODEL -> new Parts(false, true, false, Span.HOUR, named);
            case OUTCOME -> new Parts(false, false, true, Span.HOUR, named);
        };
    }

    /** The longest sums that are short enough. */
    Span longest() {
        return span == Span.HOUR ? Span.HOUR : Span.DAY;
    }

    /** Whether sums over all keys, models and outcomes will do. */
    boolean isTimeOf(UsageQuery query) {
        return !key
                && !model
                && !outcome
                && query.keyId() == null
                && query.model() == null
                && query.outcome() == null;
    }

    /** The expressions of the groups. */
    List<String> groups() {
        List<String> groups = new ArrayList<>();
        if (key) {
            groups.add(among("key_id"));
        }
        if (model) {
            groups.add(among("COALESCE(model, '')"));
        }
        if (outcome) {
            groups.add(among("outcome"));
        }
        if (span != null) {
            groups.add(bucket());
        }
        return groups;
    }

    /** The expressions as columns, empty where nobody asks. */
    String columns() {
        return (key ? among("key_id") : "''")
                + " AS part_key, "
                + (model ? among("COALESCE(model, '')") : "''")
                + " AS part_model, "
                + (outcome ? among("outcome") : "''")
                + " AS part_outcome, "
                + (span == null ? "0" : bucket())
                + " AS bucket";
    }

    private String among(String part) {
        return named.isEmpty()
                ? part
                : "CASE WHEN " + part + " IN (<named>) THEN " + part + " ELSE '' END";
    }

    private String bucket() {
        return "started_at - started_at % " + (span == null ? 1 : span.millis());
    }
}
