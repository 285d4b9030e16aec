package io.github.claudeproxy.activity;

import java.util.List;

/**
 * Calls that ended, the last one first.
 *
 * @param next what to ask with for those that end later
 */
public record EndedCalls(List<ObservedCall> calls, long next) {
    public EndedCalls {
        calls = List.copyOf(calls);
    }
}
