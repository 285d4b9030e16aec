package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Some calls, the latest first.
 *
 * @param next where the next page begins, null if this is the last
 */
public record CallPage(List<UsageCall> calls, @Nullable CallCursor next) {
    public CallPage {
        calls = List.copyOf(calls);
    }
}
