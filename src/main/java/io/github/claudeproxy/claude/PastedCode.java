package io.github.claudeproxy.claude;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sign-in's answer as the user may hand it over: {@code code#state} as Anthropic's page shows it,
 * the code alone, the whole callback address, or its query.
 */
record PastedCode(Secret code, @Nullable String state) {
    private static final int MAX = 4096;

    /** A code has at least 128 random bits (RFC 6749, 10.10): so many characters of Base64. */
    private static final int LEAST = 22;

    /** What could be read from a text. */
    sealed interface Parsed {
        record Code(PastedCode answer) implements Parsed {}

        record Unusable(Setback setback) implements Parsed {}
    }

    /**
     * Reads a pasted text.
     *
     * @param beside the state that came beside it, if any; it must not contradict one inside
     */
    static Parsed parse(String text, @Nullable String beside) {
        String pasted = text.strip();
        @Nullable String state = beside == null || beside.isBlank() ? null : beside.strip();
        if (pasted.isEmpty() || pasted.length() > MAX) {
            return unusable("There is no code in it.");
        }
        try {
            return isAddress(pasted) || isQuery(pasted)
                    ? fromQuery(parameters(pasted), state)
                    : fromPage(pasted, state);
        } catch (IllegalArgumentException e) {
            return unusable("It cannot be read.");
        }
    }

    /** Whether this query carries exactly this state. */
    static boolean hasState(String query, String state) {
        try {
            return state.equals(parameters(query).get("state"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    private static boolean isQuery(String text) {
        return text.matches("(?s)\\??(.*&)?(code|state|error)=.*");
    }

    private static Parsed fromPage(String text, @Nullable String beside) {
        int hash = text.indexOf('#');
        @Nullable String inside = hash < 0 ? null : text.substring(hash + 1);
        if (hash < 0 && !mayBeCode(text)) {
            return unusable("It is not the text that Anthropic shows after the sign-in.");
        }
        return answer(hash < 0 ? text : text.substring(0, hash), inside, beside);
    }

    /** What is surely none is not tried: a code that is refused uses up the sign-in. */
    private static boolean mayBeCode(String alone) {
        return alone.length() >= LEAST
                && !alone.startsWith("sk-ant-")
                && !alone.startsWith("cpk_")
                && !alone.contains("/");
    }

    private static Parsed fromQuery(Map<String, String> query, @Nullable String beside) {
        if (query.containsKey("error")) {
            String why = "The sign-in was not granted (" + word(query.get("error")) + ").";
            return unusable(Obstacle.NOT_GRANTED, why);
        }
        @Nullable String inside = query.get("state");
        if (inside == null && beside == null) {
            return unusable("The part with the state is missing.");
        }
        return answer(query.getOrDefault("code", ""), inside, beside);
    }

    private static Parsed answer(String code, @Nullable String inside, @Nullable String beside) {
        if (!isWord(code) || (inside != null && !isWord(inside))) {
            return unusable("It is not the text that Anthropic shows after the sign-in.");
        }
        if (inside != null && beside != null && !inside.equals(beside)) {
            return unusable(Obstacle.OTHER_SIGN_IN, "It belongs to another sign-in.");
        }
        return new Parsed.Code(new PastedCode(new Secret(code), inside == null ? beside : inside));
    }

    private static Parsed unusable(String why) {
        return unusable(Obstacle.UNREADABLE_ANSWER, why);
    }

    private static Parsed unusable(Obstacle obstacle, String why) {
        return new Parsed.Unusable(
                Setback.of(
                        obstacle,
                        "This is no usable answer of the sign-in. "
                                + why
                                + " Paste the whole text."));
    }

    /** A parameter given twice could mean either: refused. */
    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query(text).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String value =
                    parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
            if (parameters.put(parts[0], value) != null) {
                throw new IllegalArgumentException("given twice: " + parts[0].length());
            }
        }
        return parameters;
    }

    private static String query(String text) {
        if (isAddress(text)) {
            return Optional.ofNullable(URI.create(text).getRawQuery()).orElse("");
        }
        return text.startsWith("?") ? text.substring(1) : text;
    }

    private static boolean isWord(String text) {
        return text.matches("[\\x21-\\x7e]+") && text.indexOf('#') < 0;
    }

    private static String word(@Nullable String text) {
        return text != null && text.matches("\\w{1,40}") ? text : "error";
    }
}
