package io.github.claudeproxy.server;

import io.github.claudeproxy.http.ClientAddress;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;

/**
 * What every request must pass before any handler sees it: method, {@code Host}, framing of the
 * body, and for everything but the proxied API where the request comes from. It runs for every
 * request, so it only looks things up.
 */
final class RequestGuard implements HttpHandler {
    private static final HttpString SEC_FETCH_SITE = new HttpString("sec-fetch-site");

    private final AllowedHosts hosts;
    private final BooleanSupplier remoteAdministration;
    private final HttpHandler next;

    RequestGuard(AllowedHosts hosts, BooleanSupplier remoteAdministration, HttpHandler next) {
        this.hosts = hosts;
        this.remoteAdministration = remoteAdministration;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Refusal refusal = refusal(exchange);
        if (refusal == null) {
            next.handleRequest(exchange);
        } else {
            refusal.send(exchange);
        }
    }

    private @Nullable Refusal refusal(HttpServerExchange exchange) {
        if (!isKnown(exchange.getRequestMethod())) {
            return Refusal.METHOD;
        }
        Refusal framing = framing(exchange);
        if (framing != null) {
            return framing;
        }
        if (!hosts.allows(exchange)) {
            return Refusal.HOST;
        }
        return Areas.isPublic(exchange.getRequestPath()) ? null : restricted(exchange);
    }

    /** By the text: {@code HttpString} is equal in any case, methods are not. */
    private static boolean isKnown(HttpString method) {
        return switch (method.toString()) {
            case "POST", "GET", "HEAD", "DELETE", "PATCH", "PUT" -> true;
            default -> false;
        };
    }

    /**
     * Undertow takes every coding but {@code identity} for chunked and is lenient about chunk
     * lines, so what follows a chunked body on its connection is never taken for a request.
     */
    private static @Nullable Refusal framing(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String coding = headers.getFirst(Headers.TRANSFER_ENCODING);
        if (coding != null) {
            exchange.setPersistent(false);
            if (!coding.equalsIgnoreCase("chunked") || !exchange.isHttp11()) {
                return Refusal.FRAMING;
            }
        }
        return !exchange.isRequestComplete() && hasNoBody(exchange.getRequestMethod())
                ? Refusal.BODY
                : null;
    }

    private static boolean hasNoBody(HttpString method) {
        return method.equals(Methods.GET) || method.equals(Methods.HEAD);
    }

    private @Nullable Refusal restricted(HttpServerExchange exchange) {
        if (!ClientAddress.isLocal(exchange)
                && !Areas.isForTeammates(exchange.getRequestPath())
                && !mayAdminister(exchange)) {
            return Refusal.REMOTE;
        }
        if (isOfAnotherSite(exchange) && !opensTheDashboard(exchange)) {
            return Refusal.CROSS_SITE;
        }
        return hasBodyOtherThanJson(exchange) ? Refusal.NOT_JSON : null;
    }

    /** From another machine; a program in between that forwards must have been given TLS too. */
    private boolean mayAdminister(HttpServerExchange exchange) {
        return "https".equals(exchange.getRequestScheme()) && remoteAdministration.getAsBoolean();
    }

    /**
     * Browsers say where a request of a page comes from. Ports of one machine are one site but not
     * one origin, so {@code same-site} is not enough; plain navigation sends {@code none}.
     */
    private static boolean isOfAnotherSite(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String site = headers.getFirst(SEC_FETCH_SITE);
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = headers.getFirst(Headers.ORIGIN);
        String referer = headers.getFirst(Headers.REFERER);
        if (origin == null && referer == null) {
            return false;
        }
        String own = exchange.getRequestScheme() + "://" + headers.getFirst(Headers.HOST);
        return (origin != null && !origin.equals(own))
                || (referer != null && !referer.equals(own) && !referer.startsWith(own + "/"));
    }

    /** A link to it may be anywhere: the page holds nothing, and no page can frame it. */
    private static boolean opensTheDashboard(HttpServerExchange exchange) {
        return exchange.getRequestPath().equals("/") && hasNoBody(exchange.getRequestMethod());
    }

    private static boolean hasBodyOtherThanJson(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()) {
            return false;
        }
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        if (type == null) {
            return true;
        }
        int parameters = type.indexOf(';');
        String media = parameters < 0 ? type : type.substring(0, parameters);
        return !media.strip().equalsIgnoreCase("application/json");
    }
}
