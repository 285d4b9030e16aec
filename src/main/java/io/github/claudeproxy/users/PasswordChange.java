package io.github.claudeproxy.users;

import java.time.Duration;

/** How a change of password ended. */
public sealed interface PasswordChange {
    /** The new password holds, every earlier session has ended, this one replaces them. */
    record Changed(Session session) implements PasswordChange {}

    /** The current password was not this one. */
    record WrongPassword() implements PasswordChange {}

    /** The new password does not do. */
    record Invalid(UserMistake mistake) implements PasswordChange {}

    /** Too many tries. */
    record Throttled(Duration retryAfter) implements PasswordChange {}
}
