package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

/** Text that came over the wire, cut to what a row may hold. */
final class Words {
    private static final int MAX_LENGTH = 128;

    private Words() {}

    static @Nullable String bounded(@Nullable String text) {
        if (text == null || (text.length() <= MAX_LENGTH && isPrintable(text))) {
            return text;
        }
        String start = text.substring(0, Math.min(text.length(), MAX_LENGTH));
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }
}
