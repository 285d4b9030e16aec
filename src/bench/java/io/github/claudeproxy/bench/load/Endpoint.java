package io.github.claudeproxy.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where to send the load and the key to show there; the keys of a benchmark guard nothing. */
public record Endpoint(int port, String key) {
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
