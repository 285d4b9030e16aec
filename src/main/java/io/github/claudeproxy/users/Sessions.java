package io.github.claudeproxy.users;

import java.util.Optional;

/** Begins, recognises and ends sessions. */
final class Sessions {
    private final UserStore store;
    private final SessionTokens tokens;
    private final RecentUsers recent;

    Sessions(UserStore store, SessionTokens tokens, RecentUsers recent) {
        this.store = store;
        this.tokens = tokens;
        this.recent = recent;
    }

    Session begin(User user, long version) {
        return tokens.issue(user, version);
    }

    Optional<User> recognise(String token) {
        return tokens.verify(token)
                .flatMap(
                        claims ->
                                recent.find(claims.userId())
                                        .filter(user -> user.tokenVersion() == claims.version()))
                .map(StoredUser::user);
    }

    void endAll(User user) {
        store.endSessions(user.id());
        recent.forget(user.id());
    }

    /** The user's sessions have ended in the store; let them end here too. */
    void ended(String userId) {
        recent.forget(userId);
    }
}
