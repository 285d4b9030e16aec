package io.github.claudeproxy.claude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A connection as its owner sees it.
 *
 * @param connected whether requests are sent upstream with it
 * @param account e-mail address, organisation or masked key
 * @param expiresAt when the access token ends; it is refreshed before
 * @param message what happened and what to do, in plain words
 */
public record ConnectionStatus(
        boolean connected,
        @Nullable Kind kind,
        @Nullable String account,
        @Nullable Instant expiresAt,
        @Nullable Instant lastRefresh,
        State state,
        String message) {

    /** How the account is connected; lower case in the store and in REST. */
    public enum Kind {
        OAUTH,
        API_KEY
    }

    /** How it is doing; lower case in the store and in REST. */
    public enum State {
        OK,
        REFRESHING,
        RECONNECT_NEEDED,
        REFUSED_UPSTREAM,
        NONE
    }
}
