package io.github.claudeproxy.ui.keys;

/** A field of the form for limits holds what no limit can be. */
final class WrongLimit extends Exception {
    private static final long serialVersionUID = 1L;

    private final LimitField field;

    WrongLimit(LimitField field) {
        super(field.name());
        this.field = field;
    }

    LimitField field() {
        return field;
    }
}
