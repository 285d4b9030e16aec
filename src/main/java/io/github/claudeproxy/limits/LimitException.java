package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

/** A limit cannot be as asked; the message is fit for the user. */
public final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    LimitException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The field of the request that is wrong, as the REST API names it. */
    public String field() {
        return field;
    }

    /** Refuses a number that is not from 1 to {@code most}; null passes. */
    static void check(String field, @Nullable Number value, long most) {
        if (value != null && (value.longValue() < 1 || value.longValue() > most)) {
            throw new LimitException(field, field + " must be from 1 to " + most + ".");
        }
    }
}
