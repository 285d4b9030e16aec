package io.github.claudeproxy.config;

/** Whether the desktop of the system tells of alerts. */
public record Notices(boolean alerts) {
    public static final Notices DEFAULT = new Notices(true);
}
