package io.github.claudeproxy.server;

import java.time.Duration;

/**
 * How much, and how long, a client may take.
 *
 * @param connections open at once, from everywhere
 * @param strangersPerAddress open at once from one address (of IPv6, one /64) that have not yet
 *     shown a valid key; connections of this machine are not counted so
 * @param head until a request head is complete
 * @param idle between two requests
 * @param body in which at least a little of an awaited request body must arrive
 * @param stop what running answers get when the server stops
 */
public record ServerLimits(
        int connections,
        int strangersPerAddress,
        Duration head,
        Duration idle,
        Duration body,
        Duration stop) {
    public static final ServerLimits DEFAULT =
            new ServerLimits(
                    4000,
                    64,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20));

    public ServerLimits withConnections(int most) {
        return new ServerLimits(most, strangersPerAddress, head, idle, body, stop);
    }
}
