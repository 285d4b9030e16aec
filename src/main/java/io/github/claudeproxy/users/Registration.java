package io.github.claudeproxy.users;

import java.time.Duration;

/** How a registration ended; messages and reasons are fit for the person who asked. */
public sealed interface Registration {
    /** A new user, signed in. */
    record Registered(Session session) implements Registration {}

    /** Registering is closed to this person. */
    record Forbidden(String reason) implements Registration {}

    /** The field {@code email} or {@code password} does not do. */
    record Invalid(String field, String message) implements Registration {}

    /** Somebody has this e-mail address already. */
    record EmailTaken() implements Registration {}

    /** Too many tries. */
    record Throttled(Duration retryAfter) implements Registration {}
}
