package io.github.claudeproxy.keys;

import java.text.Normalizer;
import java.util.Locale;

/** A key's name, trimmed and checked. */
record KeyName(String text) {
    private static final int MAX_LENGTH = 80;

    KeyName {
        text = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            throw KeyException.invalid("name", "A key needs a name.");
        }
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw KeyException.invalid("name", "A name has at most 80 characters.");
        }
        if (text.codePoints().anyMatch(KeyName::isUnprintable)) {
            throw KeyException.invalid("name", "A name has no control characters.");
        }
    }

    /** Equal for names that people would take for the same. */
    String folded() {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Also what reorders or breaks the line it is shown in; joiners stay, as emoji need them. */
    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> isBidiControl(character);
        };
    }

    private static boolean isBidiControl(int character) {
        return (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
