package io.github.claudeproxy.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import java.time.Duration;
import java.util.Optional;

/**
 * Users by id, kept in memory for one second at most, so that what another process changes holds
 * here within that second; what this process changes holds at once. Any thread may call.
 */
final class RecentUsers {
    private static final Duration STALE_AT_MOST = Duration.ofSeconds(1);
    private static final int MAX_USERS = 10_000;

    private final UserStore store;
    private final Cache<String, Optional<StoredUser>> users;

    RecentUsers(UserStore store, Ticker ticker) {
        this.store = store;
        this.users =
                Caffeine.newBuilder()
                        .ticker(ticker)
                        .expireAfterWrite(STALE_AT_MOST)
                        .maximumSize(MAX_USERS)
                        .build();
    }

    Optional<StoredUser> find(String id) {
        return users.get(id, store::find);
    }

    /** To be called when a change of the user is committed. */
    void forget(String id) {
        users.invalidate(id);
    }
}
