package io.github.claudeproxy.users;

import java.time.Instant;

/** A new invitation; its token is shown once, to whoever made it, and is good for one person. */
public record Invitation(String id, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "Invitation[id=" + id + ", token=***, expiresAt=" + expiresAt + "]";
    }
}
