package io.github.claudeproxy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A port of 127.0.0.1 that is taken by somebody who never listens: whoever connects is refused, and
 * nobody else can come to listen there meanwhile, as on a port that was merely closed.
 */
public final class DeafPort implements AutoCloseable {
    private final Socket bound = new Socket();

    private DeafPort() {
        try {
            bound.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static DeafPort take() {
        return new DeafPort();
    }

    public int port() {
        return bound.getLocalPort();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) bound.getLocalSocketAddress();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        try {
            bound.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
