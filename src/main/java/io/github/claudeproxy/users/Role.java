package io.github.claudeproxy.users;

import java.util.Locale;

/** What a user is: the one owner of the installation, or somebody else who administers. */
public enum Role {
    OWNER,
    ADMIN;

    /** As it is stored and sent: {@code owner}, {@code admin}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
