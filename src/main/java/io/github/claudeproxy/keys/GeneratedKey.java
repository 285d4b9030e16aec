package io.github.claudeproxy.keys;

/** A key just made, with the secret that is shown this one time. */
public record GeneratedKey(Key key, KeySecret secret) {}
