package io.github.claudeproxy.proxy;

import io.github.claudeproxy.claude.Credential;
import io.github.claudeproxy.claude.OAuthTokens;
import io.github.claudeproxy.upstream.Origin;
import io.github.claudeproxy.upstream.ResponseHead;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers pass, in both directions. Everything passes that is not listed here, unknown
 * headers included: new features of the API come as new headers. Removed are the client's
 * credentials (exactly one goes upstream, ours), what tells of the client's network, and what
 * belongs to one connection only (RFC 9110, section 7.6.1).
 */
final class HeaderRules {
    private static final HttpString BETA = new HttpString("anthropic-beta");
    private static final HttpString VERSION = new HttpString("anthropic-version");
    private static final HttpString ACCEL_BUFFERING = new HttpString("x-accel-buffering");

    /** The version every client can live with; only for a client that names none. */
    private static final String DEFAULT_VERSION = "2023-06-01";

    private static final Set<HttpString> HOP_BY_HOP =
            names("connection keep-alive te trailer transfer-encoding upgrade proxy-connection");

    private static final Set<HttpString> NOT_UPSTREAM =
            names(
                    "authorization x-api-key cookie cookie2 host content-length expect"
                            + " accept-encoding forwarded via x-real-ip true-client-ip x-client-ip"
                            + " x-cluster-client-ip cf-connecting-ip http2-settings");

    /** Upstream's word about its own origin, or about whose account this is. */
    private static final Set<HttpString> NOT_TO_CLIENT =
            names(
                    "anthropic-organization-id set-cookie set-cookie2 alt-svc"
                            + " strict-transport-security clear-site-data nel report-to"
                            + " proxy-authenticate proxy-authentication-info");

    private HeaderRules() {}

    private static Set<HttpString> names(String list) {
        Set<HttpString> names = new HashSet<>();
        for (String name : list.split(" ", -1)) {
            names.add(new HttpString(name));
        }
        return Set.copyOf(names);
    }

    /** Writes the head of the upstream request. */
    static void writeRequest(
            HttpServerExchange exchange,
            Origin origin,
            Credential credential,
            long bodyLength,
            HeadWriter out) {
        out.requestLine(
                exchange.getRequestMethod(),
                origin.pathPrefix(),
                rawPath(exchange),
                exchange.getQueryString());
        out.header(Headers.HOST, origin.authority());
        HeaderMap headers = exchange.getRequestHeaders();
        Set<HttpString> named = namedByConnection(headers);
        for (long at = headers.fastIterateNonEmpty(); at != -1L; at = headers.fiNextNonEmpty(at)) {
            HeaderValues values = headers.fiCurrent(at);
            HttpString name = values.getHeaderName();
            if (passesUpstream(name) && !named.contains(name) && !name.equals(BETA)) {
                for (int i = 0; i < values.size(); i++) {
                    out.header(name, values.get(i));
                }
            }
        }
        writeOwn(headers, credential, bodyLength, out);
    }

    /** The path as it stood on the wire, also where the client sent a whole URI. */
    static String rawPath(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return uri;
        }
        int path = uri.indexOf('/', uri.indexOf("://") + 3);
        return path < 0 ? "/" : uri.substring(path);
    }

    private static void writeOwn(
            HeaderMap headers, Credential credential, long bodyLength, HeadWriter out) {
        out.header(Headers.ACCEPT_ENCODING, "identity");
        if (!headers.contains(VERSION)) {
            out.header(VERSION, DEFAULT_VERSION);
        }
        if (!headers.contains(Headers.USER_AGENT)) {
            out.header(Headers.USER_AGENT, "claude-proxy");
        }
        String betas = betas(headers.get(BETA), credential instanceof OAuthTokens);
        if (!betas.isEmpty()) {
            out.header(BETA, betas);
        }
        out.header(HttpString.tryFromString(credential.headerName()), credential.headerValue());
        if (bodyLength >= 0) {
            out.header(Headers.CONTENT_LENGTH, Long.toString(bodyLength));
        }
        out.end();
    }

    private static boolean passesUpstream(HttpString name) {
        return !NOT_UPSTREAM.contains(name) && !HOP_BY_HOP.contains(name) && !isForwarding(name);
    }

    private static boolean isForwarding(HttpString name) {
        byte first = name.byteAt(0);
        if (first != 'x' && first != 'X' && first != 'p' && first != 'P') {
            return false;
        }
        String lower = name.toString().toLowerCase(Locale.ROOT);
        return lower.startsWith("x-forwarded") || lower.startsWith("proxy-");
    }

    /**
     * Merges all values of {@code anthropic-beta}: the client's, in their order and without
     * repetition, and behind them the one that OAuth needs. An API key adds nothing.
     */
    static String betas(@Nullable HeaderValues values, boolean oauth) {
        if (!oauth && (values == null || values.size() == 1)) {
            return values == null ? "" : values.getFirst();
        }
        Set<String> merged = new LinkedHashSet<>();
        if (values != null) {
            for (String line : values) {
                for (String beta : line.split(",", -1)) {
                    merged.add(beta.strip());
                }
            }
        }
        if (oauth) {
            merged.add(OAuthTokens.BETA);
        }
        merged.remove("");
        return String.join(",", merged);
    }

    /** The further headers that the {@code Connection} header names. */
    private static Set<HttpString> namedByConnection(HeaderMap headers) {
        HeaderValues values = headers.get(Headers.CONNECTION);
        if (values == null || (values.size() == 1 && isUsual(values.getFirst()))) {
            return Set.of();
        }
        Set<HttpString> named = new HashSet<>();
        for (String line : values) {
            for (String name : line.split(",", -1)) {
                if (!name.isBlank()) {
                    named.add(new HttpString(name.strip()));
                }
            }
        }
        return named;
    }

    private static boolean isUsual(String connection) {
        return connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close");
    }

    /** Copies status and headers of the upstream response to the client response. */
    static void copyResponse(ResponseHead head, HttpServerExchange exchange) {
        exchange.setStatusCode(head.status());
        HeaderMap headers = exchange.getResponseHeaders();
        Set<HttpString> named = namedByConnection(head);
        for (int i = 0; i < head.size(); i++) {
            HttpString name = head.name(i);
            if (!HOP_BY_HOP.contains(name)
                    && !NOT_TO_CLIENT.contains(name)
                    && !named.contains(name)) {
                headers.add(name, head.value(i));
            }
        }
        if (head.first(Headers.TRANSFER_ENCODING) != null) {
            headers.remove(Headers.CONTENT_LENGTH);
        }
        if (head.isEventStream() && !headers.contains(ACCEL_BUFFERING)) {
            headers.put(ACCEL_BUFFERING, "no");
        }
    }

    private static Set<HttpString> namedByConnection(ResponseHead head) {
        String connection = head.first(Headers.CONNECTION);
        if (connection == null || isUsual(connection)) {
            return Set.of();
        }
        HeaderMap one = new HeaderMap();
        one.put(Headers.CONNECTION, connection);
        return namedByConnection(one);
    }
}
