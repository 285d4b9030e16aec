package io.github.claudeproxy.audit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Some changes, the latest first.
 *
 * @param next where the next page begins, null if this is the last
 */
public record AuditPage(List<AuditEntry> entries, @Nullable Long next) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
