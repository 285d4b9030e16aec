package io.github.claudeproxy.alerts;

import java.util.List;

/**
 * Something that is wrong now.
 *
 * @param subject what it is about: a key's id, a window's name; empty for the account
 * @param values what the texts of the kind want to know, in their order
 * @param period within which it is not worth saying again, in any words; empty for the usual hour
 */
public record Condition(
        String accountId, AlertKind kind, String subject, List<String> values, String period) {
    public Condition {
        values = List.copyOf(values);
    }

    /** Whether it is the same cause. */
    boolean isOf(Alert alert) {
        return accountId.equals(alert.accountId())
                && kind == alert.kind()
                && subject.equals(alert.subject());
    }
}
