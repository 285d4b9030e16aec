package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the rate-limit headers of a response: those of API keys ({@code
 * anthropic-ratelimit-input-tokens-remaining}) and of Claude accounts ({@code
 * anthropic-ratelimit-unified-5h-utilization}). https://docs.claude.com/en/api/rate-limits.
 */
final class QuotaHeaders {
    static final String PREFIX = "anthropic-ratelimit-";

    private static final String UNIFIED = "unified-";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,40}");
    private static final int MOST_WINDOWS = 30;

    private QuotaHeaders() {}

    /** What the headers say, their names in lower case; null if they say nothing. */
    static @Nullable QuotaState read(Map<String, String> headers, Instant now) {
        Map<String, Map<String, String>> windows = new TreeMap<>();
        headers.forEach((name, value) -> sort(name, value, windows));
        List<QuotaWindow> known = new ArrayList<>();
        windows.forEach(
                (name, fields) -> {
                    QuotaWindow window = window(name, fields);
                    if (window != null && known.size() < MOST_WINDOWS) {
                        known.add(window);
                    }
                });
        String status = headers.get(PREFIX + UNIFIED + "status");
        return known.isEmpty() && status == null ? null : new QuotaState(now, status, known);
    }

    private static void sort(
            String header, String value, Map<String, Map<String, String>> windows) {
        String rest = header.substring(PREFIX.length());
        String unprefixed = rest.startsWith(UNIFIED) ? rest.substring(UNIFIED.length()) : rest;
        int dash = unprefixed.lastIndexOf('-');
        String name = dash < 0 ? "" : unprefixed.substring(0, dash);
        if (NAME.matcher(name).matches()) {
            windows.computeIfAbsent(name, _ -> new TreeMap<>())
                    .put(unprefixed.substring(dash + 1), value);
        }
    }

    private static @Nullable QuotaWindow window(String name, Map<String, String> fields) {
        Double utilization = number(fields.get("utilization"));
        if (utilization == null) {
            utilization = used(number(fields.get("limit")), number(fields.get("remaining")));
        }
        if (utilization == null || !(utilization >= 0 && utilization <= 100)) {
            return null;
        }
        return new QuotaWindow(name, utilization, time(fields.get("reset")), fields.get("status"));
    }

    private static @Nullable Double used(@Nullable Double limit, @Nullable Double remaining) {
        return limit == null || remaining == null || limit <= 0 ? null : 1 - remaining / limit;
    }

    private static @Nullable Double number(@Nullable String text) {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** Seconds since 1970, or RFC 3339. */
    private static @Nullable Instant time(@Nullable String text) {
        try {
            if (text == null) {
                return null;
            }
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }
}
