package io.github.claudeproxy.usage;

import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What sums are split by: as little as the question asks for, since each adds groups.
 *
 * @param span the length of time, null for none
 * @param named the only keys, models or outcomes that stand for themselves, all others are one;
 *     empty for all
 * @param left the one whose calls are not looked at, {@link #OTHERS} for all that are not named;
 *     null for none
 */
record Parts(
        boolean key,
        boolean model,
        boolean outcome,
        @Nullable Span span,
        List<String> named,
        @Nullable String left) {
    private static final String KEY = "key_id";
    private static final String MODEL = "COALESCE(model, '')";
    private static final String OUTCOME = "outcome";

    /** Stands for all that are not named. */
    static final String OTHERS = "";

    Parts {
        named = List.copyOf(named);
    }

    private Parts(boolean key, boolean model, boolean outcome, @Nullable Span span) {
        this(key, model, outcome, span, List.of(), null);
    }

    /** What a report says of keys, models and outcomes. */
    static Parts of(UsageQuery query) {
        return new Parts(
                true, query.splitsBy(Breakdown.MODEL), query.splitsBy(Breakdown.OUTCOME), null);
    }

    /** What a report says of times; the sums by day are those of UTC. */
    static Parts times(UsageQuery query, ZoneId zone) {
        boolean hours = query.splitsBy(Breakdown.HOUR) || !zone.equals(ZoneOffset.UTC);
        return hours ? hours() : new Parts(false, false, false, Span.DAY);
    }

    static Parts keysByDay() {
        return new Parts(true, false, false, Span.DAY);
    }

    /** Keys and models, and what a course is split by, to find out which are the dearest. */
    static Parts of(UsageCourse.By by) {
        return new Parts(true, true, by == UsageCourse.By.OUTCOME, null);
    }

    /** How these went, and all others, but for one of them. */
    static Parts course(UsageCourse.By by, List<String> named, String left) {
        return switch (by) {
            case KEY -> new Parts(true, false, false, Span.HOUR, named, left);
            case MODEL -> new Parts(false, true, false, Span.HOUR, named, left);
            case OUTCOME -> new Parts(false, false, true, Span.HOUR, named, left);
        };
    }

    static Parts hours() {
        return new Parts(false, false, false, Span.HOUR);
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

    /**
     * The expressions of the groups.
     *
     * @param source the sums that are added up, null for calls
     */
    List<String> groups(@Nullable Span source) {
        List<String> groups = new ArrayList<>();
        if (span != null) {
            groups.add(bucket(source));
        }
        if (key) {
            groups.add(among(KEY));
        }
        if (model) {
            groups.add(among(MODEL));
        }
        if (outcome) {
            groups.add(among(OUTCOME));
        }
        return groups;
    }

    /** The expressions as columns, empty where nobody asks. */
    String columns(@Nullable Span source) {
        return (key ? among(KEY) : "''")
                + " AS part_key, "
                + (model ? among(MODEL) : "''")
                + " AS part_model, "
                + (outcome ? among(OUTCOME) : "''")
                + " AS part_outcome, "
                + (span == null ? "0" : bucket(source))
                + " AS bucket";
    }

    /** The condition for what is looked at. */
    String condition() {
        if (left == null) {
            return "";
        }
        String part = key ? KEY : model ? MODEL : OUTCOME;
        return " AND " + part + (left.equals(OTHERS) ? " IN (<named>)" : " <> :left");
    }

    private String among(String part) {
        return named.isEmpty()
                ? part
                : "CASE WHEN " + part + " IN (<named>) THEN " + part + " ELSE '' END";
    }

    /** The column itself where it will do: rows lie in its order, so nothing has to be sorted. */
    private String bucket(@Nullable Span source) {
        return span == null || span == source
                ? "started_at"
                : "started_at - started_at % " + span.millis();
    }
}
