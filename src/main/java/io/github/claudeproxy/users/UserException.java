package io.github.claudeproxy.users;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Something about users cannot be done; the message is fit for the user. */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable UserMistake mistake;

    UserException(UserMistake mistake) {
        super(mistake.message());
        this.mistake = mistake;
    }

    UserException(String message) {
        super(message);
        this.mistake = null;
    }

    UserException(String message, Throwable cause) {
        super(message, cause);
        this.mistake = null;
    }

    /** What the user did; empty if something outside failed. */
    public Optional<UserMistake> mistake() {
        return Optional.ofNullable(mistake);
    }
}
