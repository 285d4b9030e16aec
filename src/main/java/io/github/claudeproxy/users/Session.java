package io.github.claudeproxy.users;

import java.time.Instant;

/** A signed-in user and the token that proves it until it expires. */
public record Session(String token, Instant expiresAt, User user) {
    @Override
    public String toString() {
        return "Session[token=***, expiresAt=" + expiresAt + ", user=" + user + "]";
    }
}
