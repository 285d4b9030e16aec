package io.github.claudeproxy.users;

/** How the removal of a user ended; the message is fit for the person who asked. */
public sealed interface Removal {
    /** The user is gone, and with it every session. */
    record Removed() implements Removal {}

    /** The account has no such user. */
    record NotFound() implements Removal {}

    /** This user may not be removed, or not by this person. */
    record Refused(String message) implements Removal {}
}
