package io.github.claudeproxy.rest;

import io.github.claudeproxy.users.Role;
import io.github.claudeproxy.users.User;

import org.jspecify.annotations.Nullable;

/** Who may make a call. */
enum Access {
    /** Also without a session: what begins one, and the documentation. */
    ANYONE("Needs no session."),
    /** Whoever is signed in, for their own account. */
    SIGNED_IN("For whoever is signed in, for their own account."),
    /** Whoever founded the account. */
    FOUNDER("For who founded the account."),
    /** Whoever the installation belongs to. */
    OWNER("For the owner of the installation.");

    private final String text;

    Access(String text) {
        this.text = text;
    }

    /** A sentence for the documentation. */
    String text() {
        return text;
    }

    boolean isGivenTo(@Nullable User user) {
        return switch (this) {
            case ANYONE -> true;
            case SIGNED_IN -> user != null;
            case FOUNDER -> user != null && user.isFounder();
            case OWNER -> user != null && user.role() == Role.OWNER;
        };
    }
}
