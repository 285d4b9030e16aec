package io.github.claudeproxy.claude;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an error answer of Anthropic's says, in the shape of RFC 6749 section 5.2 or of its API.
 *
 * @param code as in the answer, {@code invalid_grant}
 * @param text its explanation, fit to be shown: one line, bounded, without tokens
 */
record ErrorText(String code, String text) {
    private static final int MAX = 300;
    private static final Pattern TOKEN = Pattern.compile("sk-ant-[\\w-]+|(?i:bearer) +\\S+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    /** Empty when it is neither: a page of something in between, say. */
    static Optional<ErrorText> of(HttpResponse<byte[]> response) {
        return Json.object(response.body()).flatMap(ErrorText::of);
    }

    private static Optional<ErrorText> of(JsonNode body) {
        JsonNode error = body.path("error");
        JsonNode holder = error.isObject() ? error : body;
        return Json.text(holder, error.isObject() ? "type" : "error")
                .map(
                        code ->
                                new ErrorText(
                                        shown(code),
                                        Json.text(holder, "error_description")
                                                .or(() -> Json.text(holder, "message"))
                                                .map(ErrorText::shown)
                                                .orElse(shown(code))));
    }

    /** The same where the answer repeats what we sent. */
    ErrorText without(Secret sent) {
        return new ErrorText(code.replace(sent.reveal(), "…"), text.replace(sent.reveal(), "…"));
    }

    private static String shown(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        String masked = TOKEN.matcher(line).replaceAll("…");
        return masked.length() <= MAX ? masked : masked.substring(0, MAX) + "…";
    }
}
