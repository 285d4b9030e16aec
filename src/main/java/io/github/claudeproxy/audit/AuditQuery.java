package io.github.claudeproxy.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Which changes are meant; null means all.
 *
 * @param from the first moment
 * @param to the moment after the last
 * @param user the id of who made them, or the e-mail address
 * @param action a whole one, or its first part, such as {@code key}
 * @param subject the id of what was changed
 */
public record AuditQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String user,
        @Nullable String action,
        @Nullable String subject) {
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);

    public static AuditQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new AuditQuery(from, to, null, null, null);
    }

    public AuditQuery withUser(@Nullable String other) {
        return new AuditQuery(from, to, other, action, subject);
    }

    public AuditQuery withAction(@Nullable String other) {
        return new AuditQuery(from, to, user, other, subject);
    }

    public AuditQuery withSubject(@Nullable String other) {
        return new AuditQuery(from, to, user, action, other);
    }
}
