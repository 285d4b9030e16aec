package io.github.claudeproxy.testkit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * The default proxy of this whole process until it is closed, which leads nowhere: as the gate of
 * the window's browser while somebody signs in.
 */
public final class ClosedGate extends ProxySelector implements AutoCloseable {
    private final DeafPort nowhere = DeafPort.take();
    private final @Nullable ProxySelector before = ProxySelector.getDefault();

    private ClosedGate() {}

    public static ClosedGate shut() {
        ClosedGate gate = new ClosedGate();
        ProxySelector.setDefault(gate);
        return gate;
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, nowhere.address()));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

    @Override
    public void close() {
        ProxySelector.setDefault(before);
        nowhere.close();
    }
}
