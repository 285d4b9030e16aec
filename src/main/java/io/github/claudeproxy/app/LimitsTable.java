package io.github.claudeproxy.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.usage.Dollars;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A {@link LimitReply} for the eye: a line for each key, then what holds for all together. */
final class LimitsTable {
    private static final String NO_LIMIT = "-";
    private static final String USUAL_ENDPOINTS =
            Endpoint.DEFAULT.stream().map(Endpoint::text).collect(Collectors.joining(", "));

    private LimitsTable() {}

    static String text(JsonNode reply) {
        return keys(reply) + System.lineSeparator() + account(reply);
    }

    static String keys(JsonNode reply) {
        if (reply.path("keys").isEmpty()) {
            return "There is no key yet." + System.lineSeparator();
        }
        Columns lines = new Columns();
        lines.line("key", "per minute", "at once", "tokens today", "budget", "resets", "further");
        reply.path("keys").forEach(key -> add(lines, key));
        return lines.text();
    }

    private static void add(Columns lines, JsonNode key) {
        JsonNode standing = key.path("standing");
        JsonNode limits = standing.path("limits");
        JsonNode tokens = standing.path("tokens");
        JsonNode budget = standing.path("budget");
        lines.line(
                key.path("name").asText(),
                of(standing.path("calls_in_minute"), limits.path("calls_per_minute")),
                of(standing.path("running"), limits.path("calls_at_once")),
                of(tokens.path("used"), tokens.path("limit")),
                budget.isObject()
                        ? Dollars.text(budget.path("used").asLong())
                                + " of "
                                + Dollars.text(budget.path("limit").asLong())
                                + "/"
                                + limits.at("/budget/period").asText()
                        : NO_LIMIT,
                (budget.isObject() ? budget : tokens).path("resets_at").asText(NO_LIMIT),
                String.join("; ", further(key, limits)));
    }

    private static List<String> further(JsonNode key, JsonNode limits) {
        List<String> further = new ArrayList<>();
        if (!key.path("state").asText().equals("active")) {
            further.add(key.path("state").asText());
        }
        list(further, "models ", limits.path("models"));
        list(further, "from ", limits.path("networks"));
        if (!names(key.path("endpoints")).equals(USUAL_ENDPOINTS)) {
            list(further, "for ", key.path("endpoints"));
        }
        if (key.path("expires_at").isTextual()) {
            further.add("until " + key.path("expires_at").asText());
        } else if (limits.path("expires_after_first_use_seconds").isNumber()) {
            further.add(
                    "for "
                            + limits.path("expires_after_first_use_seconds").asLong() / 3600
                            + " hours after its first call");
        }
        if (limits.path("weight").asInt() != 1) {
            further.add("weight " + limits.path("weight").asInt());
        }
        return further;
    }

    private static void list(List<String> further, String what, JsonNode entries) {
        if (!entries.isEmpty()) {
            further.add(what + names(entries));
        }
    }

    private static String names(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    static String account(JsonNode reply) {
        JsonNode account = reply.path("account");
        Columns lines = new Columns();
        lines.line("All keys together", "");
        lines.line("  calls at the same time", account.path("calls_at_once").asText(NO_LIMIT));
        lines.line(
                "  keys over their share of the quota",
                account.path("quota_mode").asText()
                        + ": slowed from "
                        + account.path("quota_threshold").asText()
                        + ", refused from "
                        + account.path("quota_refuse_at").asText()
                        + (account.path("quota_weighted").asBoolean() ? ", by weight" : ""));
        lines.line("  hint in refusals", account.path("hint").asText());
        return lines.text();
    }

    private static String of(JsonNode used, JsonNode limit) {
        return limit.isNumber() ? used.asLong() + " of " + limit.asLong() : NO_LIMIT;
    }
}
