package io.github.claudeproxy.rest;

import io.github.claudeproxy.users.User;

import org.jspecify.annotations.Nullable;

/** Who may make a call. */
enum Access {
    /** Also without a session; there are only two such calls, which begin one. */
    ANYONE,
    /** Whoever is signed in, for their own account. */
    SIGNED_IN,
    /** Whoever founded the account. */
    FOUNDER;

    boolean isGivenTo(@Nullable User user) {
        return switch (this) {
            case ANYONE -> true;
            case SIGNED_IN -> user != null;
            case FOUNDER -> user != null && user.isFounder();
        };
    }
}
