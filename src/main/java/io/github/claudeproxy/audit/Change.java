package io.github.claudeproxy.audit;

/**
 * A change to be recorded.
 *
 * @param action what was done to what, such as {@code key.rename}
 * @param subject the id of what was changed
 * @param label how people call it
 * @param before empty for what is new, or where it does not matter
 * @param after empty for what is gone, or where it does not matter
 */
public record Change(
        String accountId, String action, String subject, String label, Facts before, Facts after) {
    public Change {
        if (!action.matches("[a-z_]+\\.[a-z_]+")) {
            throw new IllegalArgumentException("not the name of an action: " + action);
        }
        label = Mask.secretsOf(label);
    }

    public static Change of(String accountId, String action, String subject, String label) {
        return new Change(accountId, action, subject, label, Facts.NONE, Facts.NONE);
    }

    /** From one state to another; what is the same in both is left out. */
    public Change from(Facts was, Facts is) {
        return new Change(accountId, action, subject, label, was.otherThan(is), is.otherThan(was));
    }
}
