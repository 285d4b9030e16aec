package io.github.claudeproxy.join;

import java.time.Instant;

/**
 * A link nobody has used yet, without its token.
 *
 * @param invitedBy the e-mail address of who made it, as the teammate will see it
 */
public record JoinLink(
        String id,
        String accountId,
        String keyId,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {}
