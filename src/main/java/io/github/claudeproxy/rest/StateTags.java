package io.github.claudeproxy.rest;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Names what can be changed by {@code ETag}, and refuses a change whose {@code If-Match} names
 * another state (RFC 9110, 8.8.3 and 13.1.1). Without that header the last change wins: a caller
 * who does not care need not ask first. Any thread may call it.
 */
final class StateTags {
    private static final Problem CHANGED =
            new Problem(
                    412, "Somebody has changed this meanwhile. Read it again, then change that.");

    private final Json json;

    /** So that of two changes of the same state through this API one is refused. */
    private final ReentrantLock changes = new ReentrantLock();

    StateTags(Json json) {
        this.json = json;
    }

    /** Makes the call, if the state it is about is still the one it names. */
    Answer keep(Call call, Function<Call, Optional<?>> state, Supplier<Answer> action) {
        if (call.method().equals("GET")) {
            return tagged(call, state, action.get());
        }
        changes.lock();
        try {
            check(call, state);
            return tagged(call, state, action.get());
        } finally {
            changes.unlock();
        }
    }

    private void check(Call call, Function<Call, Optional<?>> state) {
        String wanted = call.header("If-Match");
        if (wanted == null || wanted.strip().equals("*")) {
            return;
        }
        Optional<String> now = state.apply(call).map(this::tag);
        boolean same =
                now.isEmpty()
                        || Arrays.stream(wanted.split(",", -1))
                                .map(String::strip)
                                .anyMatch(now.get()::equals);
        if (!same) {
            throw new ProblemException(CHANGED);
        }
    }

    private Answer tagged(Call call, Function<Call, Optional<?>> state, Answer answer) {
        return answer.body() == null
                ? answer
                : state.apply(call).map(now -> answer.with("ETag", tag(now))).orElse(answer);
    }

    private String tag(Object state) {
        return '"' + Digests.text(json.write(state)) + '"';
    }
}
