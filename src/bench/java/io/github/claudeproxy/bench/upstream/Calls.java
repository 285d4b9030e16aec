package io.github.claudeproxy.bench.upstream;

import java.util.HashMap;
import java.util.Map;

/** What the upstream has seen: tokens billed, and when named requests lost their peer. */
final class Calls {
    private static final long OPEN = -1;

    private final Map<Long, Long> closings = new HashMap<>();
    private long requests;
    private long inputTokens;
    private long outputTokens;

    void billed(int input, int output) {
        requests++;
        inputTokens += input;
        outputTokens += output;
    }

    void opened(long id) {
        closings.put(id, OPEN);
    }

    void closed(long id) {
        closings.computeIfPresent(id, (_, seen) -> seen == OPEN ? System.nanoTime() : seen);
    }

    /** "unknown", "open", or the nanosecond at which the peer was seen to have closed. */
    String closing(long id) {
        Long at = closings.get(id);
        if (at == null) {
            return "unknown";
        }
        return at == OPEN ? "open" : Long.toString(at);
    }

    String bill() {
        return requests + " " + inputTokens + " " + outputTokens;
    }
}
