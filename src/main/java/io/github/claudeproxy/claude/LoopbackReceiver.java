package io.github.claudeproxy.claude;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.claudeproxy.texts.Texts;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * Takes the one answer of a sign-in that the browser brings to {@code
 * http://localhost:port/callback} (RFC 8252 section 7.3). Listens on 127.0.0.1 and ::1, at the same
 * port, so that no other program can be what "localhost" leads to.
 */
final class LoopbackReceiver implements AutoCloseable {
    private static final String PATH = "/callback";
    private static final int TRIES = 20;

    private final List<HttpServer> servers;

    private LoopbackReceiver(List<HttpServer> servers) {
        this.servers = servers;
    }

    /**
     * Binds a free port; nothing is answered before {@link #serve}.
     *
     * @throws ConnectionException if there is none
     */
    static LoopbackReceiver bind() {
        try {
            for (int i = 1; i < TRIES; i++) {
                Optional<LoopbackReceiver> bound = tryBind();
                if (bound.isPresent()) {
                    return bound.get();
                }
            }
            throw new BindException("no port is free for both 127.0.0.1 and ::1");
        } catch (IOException e) {
            throw new ConnectionException(
                    "This machine gives no port for the answer of the sign-in", e);
        }
    }

    /** Empty when another program has the port at ::1. */
    private static Optional<LoopbackReceiver> tryBind() throws IOException {
        HttpServer four = HttpServer.create(address("127.0.0.1", 0), 0);
        List<HttpServer> servers = new ArrayList<>(List.of(four));
        try {
            servers.add(HttpServer.create(address("::1", four.getAddress().getPort()), 0));
        } catch (SocketException e) {
            if (hasIpv6()) {
                four.stop(0);
                return Optional.empty();
            }
        }
        return Optional.of(new LoopbackReceiver(List.copyOf(servers)));
    }

    private static boolean hasIpv6() {
        try {
            HttpServer.create(address("::1", 0), 0).stop(0);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetSocketAddress address(String host, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    URI redirectUri() {
        return URI.create("http://localhost:" + port() + PATH);
    }

    private int port() {
        return servers.getFirst().getAddress().getPort();
    }

    /** Answers from now on: {@code taker} makes a page of each query, in the browser's language. */
    void serve(Executor threads, BiFunction<String, Texts, LoopbackPage> taker) {
        for (HttpServer server : servers) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, page(exchange, taker)));
            server.start();
        }
    }

    private LoopbackPage page(
            HttpExchange exchange, BiFunction<String, Texts, LoopbackPage> taker) {
        Texts texts = Texts.accepted(exchange.getRequestHeaders().getFirst("Accept-Language"));
        String query = exchange.getRequestURI().getRawQuery();
        if (!isForUs(exchange.getRequestHeaders().getFirst("Host"))
                || !exchange.getRequestURI().getPath().equals(PATH)
                || query == null) {
            return LoopbackPage.notFound(texts);
        }
        return exchange.getRequestMethod().equals("GET")
                ? taker.apply(query, texts)
                : LoopbackPage.notAllowed(texts);
    }

    private boolean isForUs(String host) {
        return Set.of("localhost:" + port(), "127.0.0.1:" + port(), "[::1]:" + port())
                .contains(host == null ? "" : host);
    }

    private static void answer(HttpExchange exchange, LoopbackPage page) throws IOException {
        try (exchange) {
            byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
            LoopbackPage.HEADERS.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(page.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Stops listening; an answer being written is finished first. */
    @Override
    public void close() {
        servers.forEach(server -> server.stop(1));
    }
}
