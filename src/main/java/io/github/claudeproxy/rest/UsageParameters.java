package io.github.claudeproxy.rest;

import io.github.claudeproxy.usage.CallCursor;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.usage.UsageQuery.Breakdown;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the query of a call names the usage it means. */
final class UsageParameters {
    static final Parameter FROM = Parameter.text("from", "Begins with this time, or this day.");
    static final Parameter TO = Parameter.text("to", "Ends before this time, or with this day.");
    static final Parameter ZONE =
            Parameter.text("zone", "Whose days are meant, such as Europe/Vienna, else UTC's.");
    static final List<Parameter> FILTERS =
            List.of(
                    FROM,
                    TO,
                    ZONE,
                    Parameter.text("key", "Only this key's, by its id."),
                    Parameter.text("model", "Only this model's."),
                    Parameter.oneOf("outcome", "Only what ended so.", outcomeNames()));
    static final Parameter BY =
            Parameter.text(
                    "by", "Splits also by these, with commas: model, outcome, hour, day, month.");
    static final Parameter KEYS =
            Parameter.atMost("keys", "How many by_key has at most, 0 to 9999, else all.");
    static final List<Parameter> PAGE =
            List.of(
                    Parameter.number("limit", "At most so many; 1 to 500, else 100."),
                    Parameter.text("cursor", "next_cursor of the page before."));

    private static final int USUAL_LIMIT = 100;
    private static final int MOST_LIMIT = 500;

    private UsageParameters() {}

    static UsageQuery query(Call call) {
        String from = call.query("from");
        String to = call.query("to");
        ZoneId zone = zone(call);
        return UsageQuery.between(
                        from == null ? null : Times.from("from", from, zone),
                        to == null ? null : Times.to("to", to, zone))
                .withKey(call.query("key"))
                .withModel(call.query("model"))
                .withOutcome(outcome(call.query("outcome")));
    }

    /** Whose days and months are meant. */
    static ZoneId zone(Call call) {
        String name = call.query("zone");
        return name == null ? ZoneOffset.UTC : Times.zone("zone", name);
    }

    /** As {@link #query}, split as the call asks. */
    static UsageQuery report(Call call) {
        return query(call).by(breakdowns(call.query("by")));
    }

    static @Nullable CallCursor cursor(Call call) {
        String text = call.query("cursor");
        if (text == null) {
            return null;
        }
        return CallCursor.parse(text)
                .orElseThrow(() -> refused("cursor", "takes next_cursor of the page before"));
    }

    /** The id that the page before ended with. */
    static @Nullable Long idCursor(Call call) {
        String text = call.query("cursor");
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw refused("cursor", "takes next_cursor of the page before");
        }
        return Long.valueOf(text);
    }

    static int limit(Call call) {
        String text = call.query("limit");
        if (text == null) {
            return USUAL_LIMIT;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST_LIMIT) {
            throw refused("limit", "takes a number from 1 to " + MOST_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Outcome outcome(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                refused(
                                        "outcome",
                                        "takes one of " + String.join(", ", outcomeNames())));
    }

    private static List<String> outcomeNames() {
        return Arrays.stream(Outcome.values()).map(Outcome::text).toList();
    }

    /** {@code by=model,day}: what to split by besides the keys. */
    private static Set<Breakdown> breakdowns(@Nullable String by) {
        Set<Breakdown> breakdowns = EnumSet.noneOf(Breakdown.class);
        if (by != null) {
            for (String name : by.split(",", -1)) {
                breakdowns.add(breakdown(name));
            }
        }
        return breakdowns;
    }

    private static Breakdown breakdown(String name) {
        return Arrays.stream(Breakdown.values())
                .filter(breakdown -> breakdown.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> refused("by", "takes model, outcome, hour, day, month"));
    }

    private static ProblemException refused(String field, String detail) {
        return new ProblemException(Problem.invalid(field, detail));
    }
}
