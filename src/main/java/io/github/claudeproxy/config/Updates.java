package io.github.claudeproxy.config;

/** Whether the program may ask the network if there is a newer one. */
public record Updates(boolean check) {
    public static final Updates DEFAULT = new Updates(false);
}
