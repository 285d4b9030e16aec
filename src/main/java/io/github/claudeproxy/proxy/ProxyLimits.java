package io.github.claudeproxy.proxy;

import java.time.Duration;

/**
 * The times and sizes of the forward path.
 *
 * @param connect how long a connection to upstream may take to open
 * @param silence how long upstream may be silent; clients wait 600 s
 * @param pingAfter after how much silence of upstream the client gets a {@code ping} event of ours;
 *     zero for never
 * @param stall how long a client may leave its answer unread
 * @param bodyWait how long a request body may wait for memory
 * @param bodyMemory how many bytes all waiting request bodies may take together
 * @param tick how often the times are looked at
 */
public record ProxyLimits(
        Duration connect,
        Duration silence,
        Duration pingAfter,
        Duration stall,
        Duration bodyWait,
        long bodyMemory,
        Duration tick) {
    private static final long DEFAULT_BODY_MEMORY = 64L * 1024 * 1024;

    /** The usual limits, with the two that the configuration names. */
    public static ProxyLimits of(Duration silence, Duration pingAfter) {
        return new ProxyLimits(
                Duration.ofSeconds(15),
                silence,
                pingAfter,
                Duration.ofSeconds(120),
                Duration.ofSeconds(60),
                DEFAULT_BODY_MEMORY,
                Duration.ofSeconds(1));
    }
}
