package io.github.claudeproxy.audit;

import java.time.Instant;

/** A recorded change; later ones have higher ids. */
public record AuditEntry(long id, Instant at, Actor actor, Change change) {}
