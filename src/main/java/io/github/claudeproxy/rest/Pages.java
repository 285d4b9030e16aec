package io.github.claudeproxy.rest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A list that may be read by the page: {@code limit} things after the one that {@code cursor}
 * names. Without a limit it is whole. What is added or removed meanwhile moves nothing else.
 */
final class Pages {
    static final List<Parameter> PARAMETERS =
            List.of(
                    Parameter.number("limit", "At most so many; 1 to 1000, or all."),
                    Parameter.text("cursor", "next_cursor of the page before."));

    private static final int MOST = 1000;
    private static final Comparator<Place> OLDEST_FIRST =
            Comparator.comparing(Place::at).thenComparing(Place::id);

    private Pages() {}

    /** Where a thing stands in its list. */
    record Place(Instant at, String id) {
        String text() {
            return at.toEpochMilli() + "." + id;
        }

        static Place parse(String text) {
            int dot = text.indexOf('.');
            if (dot < 1 || !text.substring(0, dot).matches("[0-9]{1,15}")) {
                throw new ProblemException(
                        Problem.invalid("cursor", "takes next_cursor of the page before"));
            }
            return new Place(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))),
                    text.substring(dot + 1));
        }
    }

    /**
     * Some of a list.
     *
     * @param next the cursor of what follows; null at the end
     */
    record Page<T>(List<T> items, @Nullable String next) {}

    /** The wanted page of a list whose first one is the newest. */
    static <T> Page<T> newestFirst(Call call, List<T> all, Function<T, Place> place) {
        return page(call, all, place, OLDEST_FIRST.reversed());
    }

    /** The wanted page of a list whose first one is the oldest. */
    static <T> Page<T> oldestFirst(Call call, List<T> all, Function<T, Place> place) {
        return page(call, all, place, OLDEST_FIRST);
    }

    private static <T> Page<T> page(
            Call call, List<T> all, Function<T, Place> place, Comparator<Place> order) {
        String cursor = call.query("cursor");
        Place after = cursor == null ? null : Place.parse(cursor);
        List<T> sorted = all.stream().sorted(Comparator.comparing(place, order)).toList();
        List<T> rest =
                after == null
                        ? sorted
                        : sorted.stream()
                                .filter(each -> order.compare(place.apply(each), after) > 0)
                                .toList();
        int limit = limit(call, rest.size());
        return limit >= rest.size()
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, limit), place.apply(rest.get(limit - 1)).text());
    }

    private static int limit(Call call, int all) {
        String text = call.query("limit");
        if (text == null) {
            return all;
        }
        if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > MOST) {
            throw new ProblemException(
                    Problem.invalid("limit", "takes a number from 1 to " + MOST));
        }
        return Integer.parseInt(text);
    }
}
