package io.github.claudeproxy.alerts;

import java.util.List;

/** Knows what is wrong. Asked every few seconds, on one thread, which it may block for a moment. */
@FunctionalInterface
public interface AlertSource {
    List<Condition> conditions();
}
