package io.github.claudeproxy.server;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.http.VirtualThreads;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import java.util.Optional;
import java.util.function.Supplier;

/** The certificate that others must trust before they can use HTTPS: so it comes over HTTP too. */
final class AuthorityPage implements HttpHandler {
    private final Supplier<Optional<String>> pem;

    AuthorityPage(Supplier<Optional<String>> pem) {
        this.pem = pem;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        VirtualThreads.dispatch(exchange, this::answer);
    }

    private void answer(HttpServerExchange exchange) {
        pem.get()
                .ifPresentOrElse(
                        text -> send(exchange, text),
                        () -> AnthropicError.notFound("HTTPS was never used here.").send(exchange));
    }

    private static void send(HttpServerExchange exchange, String text) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/x-pem-file")
                .put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"claude-proxy-ca.pem\"")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(text);
    }
}
