package io.github.claudeproxy.server;

import io.github.claudeproxy.http.ClientAddress;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.http.VirtualThreads;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Collectors;

/** What whoever operates the server asks: is it alive, is it ready, how is it doing. */
final class Operations {
    private final Readiness readiness;
    private final Metrics metrics;

    Operations(Readiness readiness, Metrics metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** The process answers. */
    void health(HttpServerExchange exchange) {
        text(exchange, "ok\n");
    }

    /** 200 or 503; what is wrong is told to this machine alone. */
    void ready(HttpServerExchange exchange) {
        VirtualThreads.dispatch(exchange, this::answerReady);
    }

    private void answerReady(HttpServerExchange exchange) {
        Map<String, String> report = readiness.report();
        boolean ready = report.values().stream().allMatch("ok"::equals);
        exchange.setStatusCode(ready ? 200 : 503);
        String details =
                ClientAddress.isLocal(exchange)
                        ? report.entrySet().stream()
                                .map(check -> check.getKey() + ": " + check.getValue() + "\n")
                                .collect(Collectors.joining())
                        : "";
        text(exchange, (ready ? "ready\n" : "not ready\n") + details);
    }

    void metrics(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, metrics.contentType());
        exchange.getResponseSender().send(ByteBuffer.wrap(metrics.text()));
    }

    static void text(HttpServerExchange exchange, String text) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(text);
    }
}
