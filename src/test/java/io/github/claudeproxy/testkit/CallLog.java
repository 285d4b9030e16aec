package io.github.claudeproxy.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;

/** The calls and violations the fake has seen, in order; safe for any thread. */
final class CallLog {
    private final List<Call> calls = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    synchronized void add(Call call) {
        calls.add(call);
        notifyAll();
    }

    synchronized void violation(String what) {
        violations.add(what);
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    List<Call> calls(Route route) {
        return calls().stream().filter(call -> call.route() == route).toList();
    }

    /** Waits until there are this many calls to the route. */
    synchronized List<Call> await(Route route, int count) {
        long until = System.nanoTime() + SECONDS.toNanos(10);
        while (calls(route).size() < count && System.nanoTime() < until) {
            Deadline.await(
                    () -> {
                        wait(100);
                        return true;
                    },
                    "waiting for calls");
        }
        if (calls(route).size() < count) {
            throw new AssertionError("only " + calls(route) + ", not " + count);
        }
        return calls(route);
    }
}
