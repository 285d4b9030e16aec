package io.github.claudeproxy.keys;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All keys that are not deleted, in memory by their public id; any thread may read. */
final class LiveKeys {
    private static final Comparator<Key> NEWEST_FIRST =
            Comparator.comparing(Key::createdAt).reversed().thenComparing(Key::id);

    private final ConcurrentHashMap<String, LiveKey> byId = new ConcurrentHashMap<>();

    @Nullable LiveKey get(String id) {
        return byId.get(id);
    }

    Optional<LiveKey> find(String accountId, String id) {
        return Optional.ofNullable(byId.get(id)).filter(key -> key.belongsTo(accountId));
    }

    Collection<LiveKey> all() {
        return byId.values();
    }

    Set<String> accounts() {
        return byId.values().stream().map(LiveKey::accountId).collect(Collectors.toSet());
    }

    List<Key> list(String accountId, long now) {
        return byId.values().stream()
                .filter(key -> key.belongsTo(accountId))
                .map(key -> key.show(now))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Takes over what the store holds now; callers take turns. */
    LiveKey put(StoredKey stored) {
        LiveKey before = byId.get(stored.key().id());
        LastUse lastUse = before == null ? lastUse(stored.key()) : before.lastUse();
        LiveKey live = new LiveKey(stored, lastUse);
        byId.put(live.id(), live);
        return live;
    }

    /** Forgets the account's key; another account's stays. */
    void remove(String accountId, String id) {
        find(accountId, id).ifPresent(key -> byId.remove(id, key));
    }

    private static LastUse lastUse(Key key) {
        Instant at = key.lastUsedAt();
        return new LastUse(at == null ? LastUse.NEVER : at.toEpochMilli());
    }
}
