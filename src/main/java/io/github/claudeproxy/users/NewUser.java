package io.github.claudeproxy.users;

import java.time.Instant;

/** Somebody about to become a user, with everything but the account. */
record NewUser(String id, EmailAddress email, String passwordHash, Instant createdAt) {
    static final long FIRST_VERSION = 1;

    User as(Role role, String accountId) {
        return new User(id, accountId, email.text(), role, createdAt);
    }

    @Override
    public String toString() {
        return "NewUser[id=" + id + ", email=" + email.text() + "]";
    }
}
