package io.github.claudeproxy.server;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.rest.Problem;
import io.github.claudeproxy.web.WebPages;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.Methods;

import java.util.Optional;
import java.util.function.Supplier;

/** The table of URLs: who answers what. */
public final class Routes implements HttpHandler {
    private static final String NOTHING = "There is nothing at this path.";

    private final HttpHandler proxy;
    private final HttpHandler api;
    private final HttpHandler pages = new WebPages();
    private final HttpHandler authority;
    private final Operations operations;

    /**
     * Wires the table.
     *
     * @param proxy answers everything below {@code /v1/}
     * @param api answers everything below {@code /api/}
     * @param authority the certificate that others must trust, as PEM
     */
    public Routes(
            HttpHandler proxy,
            HttpHandler api,
            Readiness readiness,
            Metrics metrics,
            Supplier<Optional<String>> authority) {
        this.authority = new AuthorityPage(authority);
        this.proxy = proxy;
        this.api = new HttpContinueReadHandler(api);
        this.operations = new Operations(readiness, metrics);
    }

    /** As above, without HTTPS. */
    public Routes(HttpHandler proxy, HttpHandler api, Readiness readiness, Metrics metrics) {
        this(proxy, api, readiness, metrics, Optional::empty);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        String right = MeantPath.of(path);
        if (!right.equals(path)) {
            wrongBaseUrl(exchange, right);
        } else if (path.startsWith("/v1/")) {
            proxy.handleRequest(exchange);
        } else {
            other(exchange, path);
        }
    }

    private void other(HttpServerExchange exchange, String path) throws Exception {
        switch (path) {
            case "/api/hello" -> page(exchange, at -> Operations.text(at, "hello\n"));
            case "/healthz" -> page(exchange, operations::health);
            case "/readyz" -> page(exchange, operations::ready);
            case "/metrics" -> page(exchange, operations::metrics);
            case "/ca.pem" -> page(exchange, authority);
            case "/" -> page(exchange, pages);
            default -> below(exchange, path);
        }
    }

    /** What is only read; bodies, which come with other methods alone, are nobody's here. */
    private static void page(HttpServerExchange exchange, HttpHandler page) throws Exception {
        if (isRead(exchange)) {
            page.handleRequest(exchange);
        } else {
            Refusal.READ_ONLY.send(exchange);
        }
    }

    private static boolean isRead(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.GET)
                || exchange.getRequestMethod().equals(Methods.HEAD);
    }

    private void below(HttpServerExchange exchange, String path) throws Exception {
        if (path.startsWith("/api/")) {
            api.handleRequest(exchange);
        } else if (Areas.isApi(path)) {
            new Problem(404, NOTHING).send(exchange);
        } else if (WebPages.isForTeammates(path)) {
            page(exchange, pages);
        } else {
            AnthropicError.notFound(NOTHING).send(exchange);
        }
    }

    private static void wrongBaseUrl(HttpServerExchange exchange, String right) {
        String baseUrl = exchange.getRequestScheme() + "://" + exchange.getHostAndPort();
        AnthropicError.notFound(
                        "The URL of this call is wrong: the base URL should be "
                                + baseUrl
                                + ", so that the call goes to "
                                + right
                                + ".")
                .send(exchange);
    }
}
