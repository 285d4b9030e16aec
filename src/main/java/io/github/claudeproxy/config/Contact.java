package io.github.claudeproxy.config;

import java.util.Objects;

/** Whom teammates should ask, in the owner's words, such as a name or an e-mail address. */
public record Contact(String hint) {
    public static final Contact DEFAULT = new Contact("");
    private static final int MOST_CHARACTERS = 200;

    public Contact {
        Objects.requireNonNull(hint, "hint");
        if (hint.length() > MOST_CHARACTERS || hint.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the hint is one line of at most 200 characters");
        }
    }
}
