package io.github.claudeproxy.keys;

/** A key cannot be made or changed as asked; the message is fit for the user. */
public final class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the request. */
    public enum Reason {
        INVALID,
        NAME_TAKEN
    }

    private final Reason reason;
    private final String field;

    private KeyException(Reason reason, String field, String message) {
        super(message);
        this.reason = reason;
        this.field = field;
    }

    static KeyException invalid(String field, String message) {
        return new KeyException(Reason.INVALID, field, message);
    }

    static KeyException nameTaken(KeyName name) {
        return new KeyException(
                Reason.NAME_TAKEN,
                "name",
                "There is already a key named \"" + name.text() + "\". Choose another name.");
    }

    public Reason reason() {
        return reason;
    }

    /** The field of the request that is wrong, as the REST API names it. */
    public String field() {
        return field;
    }
}
