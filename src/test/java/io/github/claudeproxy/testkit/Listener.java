package io.github.claudeproxy.testkit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;

/** Accepts connections and runs each on a virtual thread of its own. */
final class Listener implements AutoCloseable {
    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final AnthropicService service;
    private final CallLog log;
    private final Set<Wire> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    private Listener(
            ServerSocket server, @Nullable SSLContext tls, AnthropicService service, CallLog log) {
        this.server = server;
        this.tls = tls;
        this.service = service;
        this.log = log;
    }

    static Listener start(
            int port, @Nullable SSLContext tls, AnthropicService service, CallLog log) {
        try {
            ServerSocket server =
                    new ServerSocket(
                            port, 1000, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            Listener listener = new Listener(server, tls, service, log);
            Thread.ofVirtual().name("fake-upstream").start(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                serve(server.accept());
            }
        } catch (IOException e) {
            // closed: nobody is accepted any more
        }
    }

    private void serve(Socket socket) throws IOException {
        int number = accepted.incrementAndGet();
        Wire wire = Wire.accepted(socket, tls);
        open.add(wire);
        FakeConnection connection = new FakeConnection(number, wire, service, log);
        Thread.ofVirtual()
                .name("connection-" + number)
                .start(
                        () -> {
                            connection.run();
                            open.remove(wire);
                        });
    }

    int port() {
        return server.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    int open() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Wire wire : open) {
                wire.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
