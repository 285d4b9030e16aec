package io.github.claudeproxy.users;

import java.time.Instant;

/**
 * Somebody who signs in to administer an account.
 *
 * @param accountId the id of the user who founded the account
 * @param email as the user typed it, without surrounding blanks
 */
public record User(String id, String accountId, String email, Role role, Instant createdAt) {
    /** Whether this user founded the account, and so may invite others into it and remove them. */
    public boolean isFounder() {
        return id.equals(accountId);
    }
}
