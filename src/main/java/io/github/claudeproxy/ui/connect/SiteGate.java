package io.github.claudeproxy.ui.connect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Sends what leads elsewhere than to the allowed sites to a proxy that does not exist, while a
 * sign-in is open: the one place that JavaFX asks before navigation and sub-resources alike. Any
 * thread.
 */
final class SiteGate extends ProxySelector {
    /** Nobody listens on port 1 of this machine. */
    private static final Proxy NOWHERE =
            new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));

    private final @Nullable ProxySelector outside;
    private volatile @Nullable AllowedSites current;
    private volatile @Nullable URI refused;

    SiteGate(@Nullable ProxySelector outside) {
        this.outside = outside;
    }

    void begin(AllowedSites sites) {
        refused = null;
        current = sites;
    }

    void end() {
        current = null;
    }

    /** What was asked for last and is not allowed. */
    Optional<URI> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public List<Proxy> select(URI uri) {
        AllowedSites sites = current;
        if (sites != null && !sites.allows(uri)) {
            refused = uri;
            return List.of(NOWHERE);
        }
        return outside == null ? List.of(Proxy.NO_PROXY) : outside.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (outside != null) {
            outside.connectFailed(uri, address, failure);
        }
    }
}
