package io.github.claudeproxy.users;

/**
 * A user with what the database keeps besides.
 *
 * @param tokenVersion raised to end every session of the user
 */
record StoredUser(User user, String passwordHash, long tokenVersion) {
    @Override
    public String toString() {
        return "StoredUser[user=" + user + ", tokenVersion=" + tokenVersion + "]";
    }
}
