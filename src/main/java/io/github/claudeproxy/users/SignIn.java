package io.github.claudeproxy.users;

import java.time.Duration;

/** How an attempt to sign in ended; it never tells whether the e-mail address is known. */
public sealed interface SignIn {
    /** The password was right. */
    record SignedIn(Session session) implements SignIn {}

    /** No such user, or not this password. */
    record WrongCredentials() implements SignIn {}

    /** Too many tries. */
    record Throttled(Duration retryAfter) implements SignIn {}
}
