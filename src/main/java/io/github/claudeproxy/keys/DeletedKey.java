package io.github.claudeproxy.keys;

/**
 * A key that was deleted a moment ago, with what the store forgot of it. It is kept in memory only,
 * for as long as somebody may take the deletion back.
 */
public final class DeletedKey {
    private final StoredKey stored;

    DeletedKey(StoredKey stored) {
        this.stored = stored;
    }

    /** As it was. */
    public Key key() {
        return stored.key();
    }

    StoredKey stored() {
        return stored;
    }
}
