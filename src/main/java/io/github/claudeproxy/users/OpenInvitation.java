package io.github.claudeproxy.users;

import java.time.Instant;

/**
 * An invitation nobody has used yet, without its token.
 *
 * @param invitedBy the id of the user who made it
 */
public record OpenInvitation(String id, String invitedBy, Instant createdAt, Instant expiresAt) {}
