package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What keys used, by the start of their calls, for whoever limits them. Blocks on the store. */
public final class KeyUse {
    private final SpendStore store;

    public KeyUse(Database database) {
        this.store = new SpendStore(database);
    }

    /** What one key used one model for, and what that cost in millionths of a dollar. */
    public record Spent(String keyId, @Nullable String model, TokenUsage tokens, long micros) {}

    /** What each key used at or after {@code from} and before {@code until}, in milliseconds. */
    public List<Spent> between(String accountId, long from, long until) {
        return store.between(from, until, accountId);
    }

    /** When the key's calls after this moment began, oldest first; refused ones left out. */
    public List<Long> callsSince(String accountId, String keyId, long from) {
        return store.callsSince(from, accountId, keyId);
    }

    /** When the latest call of the account that is kept began, in milliseconds. */
    public Optional<Long> lastCall(String accountId) {
        return store.lastCall(accountId);
    }

    /** When the key was used for the first time, as far as rows are kept. */
    public Optional<Instant> firstUse(String accountId, String keyId) {
        return store.firstUse(accountId, keyId).map(Instant::ofEpochMilli);
    }
}
