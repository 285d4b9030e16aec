package io.github.claudeproxy.keys;

/** What names a key in a report, also when the key is long deleted. */
public record KeyLabel(String id, String name, String prefix, boolean deleted) {}
