package io.github.claudeproxy.join;

import java.time.Instant;

/** What a link says before it is used. */
public record Invited(String invitedBy, String keyName, Instant expiresAt) {}
