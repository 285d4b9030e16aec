package io.github.claudeproxy.web;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.http.VirtualThreads;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;

import org.jspecify.annotations.Nullable;

/**
 * Serves the pages. They hold nothing secret and are the same for everybody: what they show comes
 * from the REST API. The browser asks each time whether a file is still the same, so that a new
 * version is seen at once.
 */
public final class WebPages implements HttpHandler {
    private static final String FILES = "/web/";
    private static final String JOIN = "/join/";

    /** Nothing from elsewhere, nothing inline, no frame around it. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final HttpString CSP = new HttpString("content-security-policy");
    private static final HttpString REFERRER = new HttpString("referrer-policy");
    private static final HttpString OPENER = new HttpString("cross-origin-opener-policy");
    private static final HttpString NO_SNIFF = new HttpString("x-content-type-options");

    private final WebFiles files = new WebFiles();
    private final HttpHandler blocking = new VirtualThreads(this::answer);

    /** Whether this is a page of a teammate, or a file that pages are made of. */
    public static boolean isForTeammates(String path) {
        return path.startsWith(FILES)
                || path.startsWith(JOIN)
                || path.equals("/me")
                || path.equals("/setup");
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        blocking.handleRequest(exchange);
    }

    private void answer(HttpServerExchange exchange) {
        WebFile file = files.find(name(exchange.getRequestPath()));
        if (file == null) {
            AnthropicError.notFound("There is nothing at this path.").send(exchange);
            return;
        }
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(CSP, POLICY)
                .put(REFERRER, "no-referrer")
                .put(OPENER, "same-origin")
                .put(NO_SNIFF, "nosniff")
                .put(Headers.CACHE_CONTROL, "no-cache")
                .put(Headers.VARY, "accept-encoding")
                .put(Headers.ETAG, file.tag());
        if (file.tag().equals(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
            exchange.setStatusCode(StatusCodes.NOT_MODIFIED).endExchange();
        } else {
            send(exchange, file);
        }
    }

    private static void send(HttpServerExchange exchange, WebFile file) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, file.type());
        boolean gzip = takesGzip(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING));
        if (gzip) {
            headers.put(Headers.CONTENT_ENCODING, "gzip");
        }
        exchange.getResponseSender().send(file.content(gzip));
    }

    private static boolean takesGzip(@Nullable String codings) {
        return codings != null && codings.contains("gzip") && !codings.contains("gzip;q=0");
    }

    /** The link's token is for the page's script alone. */
    private static String name(String path) {
        return switch (path) {
            case "/" -> "index.html";
            case "/me" -> "me.html";
            case "/setup" -> "setup.html";
            default -> path.startsWith(JOIN) ? "join.html" : path.substring(FILES.length());
        };
    }
}
