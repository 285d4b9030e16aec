package io.github.claudeproxy.keys;

/**
 * A row of the key table: the key, never {@code EXPIRED} since that is the clock's, and its hash.
 */
record StoredKey(Key key, KeyHash hash) {}
