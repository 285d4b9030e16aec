package io.github.claudeproxy.keys;

import io.github.claudeproxy.keys.KeyDecision.Accepted;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One key in memory, replaced whole at each change; any thread may check it. */
final class LiveKey {
    private final Key key;
    private final KeyHash hash;
    private final LastUse lastUse;
    private final Accepted accepted;
    private final long expiresAt;

    LiveKey(StoredKey stored, LastUse lastUse) {
        this.key = stored.key();
        this.hash = stored.hash();
        this.lastUse = lastUse;
        this.accepted = new Accepted(key);
        Instant expiry = key.expiresAt();
        this.expiresAt = expiry == null ? Long.MAX_VALUE : expiry.toEpochMilli();
    }

    KeyDecision check(KeyHash presented, long now) {
        if (!hash.matches(presented)) {
            return Refusals.unknown(key.prefix());
        }
        return switch (state(now)) {
            case ACTIVE -> accept(now);
            case DISABLED -> Refusals.disabled(show(now));
            case EXPIRED -> Refusals.expired(show(now), Instant.ofEpochMilli(expiresAt));
        };
    }

    boolean belongsTo(String accountId) {
        return key.accountId().equals(accountId);
    }

    String accountId() {
        return key.accountId();
    }

    String id() {
        return key.id();
    }

    LastUse lastUse() {
        return lastUse;
    }

    /** The key as it is now. */
    Key show(long now) {
        return new Key(
                key.id(),
                key.accountId(),
                key.name(),
                key.prefix(),
                state(now),
                key.endpoints(),
                key.createdAt(),
                key.expiresAt(),
                instant(lastUse.at()));
    }

    DeletedKey deleted() {
        return new DeletedKey(new StoredKey(key, hash));
    }

    private Accepted accept(long now) {
        lastUse.note(now);
        return accepted;
    }

    private KeyState state(long now) {
        if (key.state() == KeyState.ACTIVE && now >= expiresAt) {
            return KeyState.EXPIRED;
        }
        return key.state();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == LastUse.NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
