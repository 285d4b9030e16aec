package io.github.claudeproxy.bench.wire;

import java.util.Optional;

/** The first line and the headers of one message. */
public record Head(String text) {
    public String firstLine() {
        return text.substring(0, text.indexOf('\r'));
    }

    /** The second word of a response's first line. */
    public int status() {
        return Integer.parseInt(text, 9, 12, 10);
    }

    /** The second word of a request's first line. */
    public String target() {
        int start = text.indexOf(' ') + 1;
        return text.substring(start, text.indexOf(' ', start));
    }

    /** The value of the first header of this name (any case). */
    public Optional<String> header(String name) {
        int line = text.indexOf('\n') + 1;
        while (line < text.length()) {
            int end = text.indexOf('\r', line);
            int colon = line + name.length();
            if (colon < end
                    && text.charAt(colon) == ':'
                    && text.regionMatches(true, line, name, 0, name.length())) {
                return Optional.of(text.substring(colon + 1, end).strip());
            }
            line = end + 2;
        }
        return Optional.empty();
    }
}
