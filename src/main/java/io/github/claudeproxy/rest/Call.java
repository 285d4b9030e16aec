package io.github.claudeproxy.rest;

import static java.util.stream.Collectors.toSet;

import io.github.claudeproxy.http.ClientAddress;
import io.github.claudeproxy.users.User;
import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** One call of the administration API: who makes it and what it says. */
final class Call {
    private final HttpServerExchange exchange;
    private final Contract contract;
    private final Map<String, String> path;
    private final byte[] body;
    private final @Nullable User user;
    private final Json json;

    Call(Request request, byte[] body, @Nullable User user, Json json) {
        this.exchange = request.exchange();
        this.contract = request.route().contract();
        this.path = request.path();
        this.body = body;
        this.user = user;
        this.json = json;
    }

    /** The exchange, its route, and what the placeholders of the path stand for. */
    record Request(HttpServerExchange exchange, Route route, Map<String, String> path) {}

    String method() {
        return exchange.getRequestMethod().toString();
    }

    /** Names what is called, as {@code DELETE /api/keys/abc}. */
    String line() {
        return method() + " " + exchange.getRequestPath();
    }

    /** The same for two calls of this line that say the same. */
    String fingerprint() {
        return exchange.getQueryString() + " " + Digests.text(body);
    }

    /** A header of the request, or null. */
    @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** Who is signed in; only for calls that need a session. */
    User user() {
        if (user == null) {
            throw new IllegalStateException("a call without a session");
        }
        return user;
    }

    /** Whether its session has not ended meanwhile. */
    boolean isStillAdmitted(RestAuth auth) {
        return auth.recognise(exchange).filter(user()::equals).isPresent();
    }

    String accountId() {
        return user().accountId();
    }

    InetAddress from() {
        return ClientAddress.of(exchange);
    }

    boolean isLocal() {
        return ClientAddress.isLocal(exchange);
    }

    /** What {@code Authorization: Bearer} presents; empty without it. */
    String bearer() {
        return RestAuth.bearer(exchange);
    }

    /** The address this call went to, whose {@code Host} the guard has found to be our own. */
    String ownUrl() {
        return exchange.getRequestScheme() + "://" + exchange.getHostAndPort();
    }

    /** What a placeholder of the path stands for. */
    String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no " + name);
        }
        return value;
    }

    /** The body as JSON; wrong fields end the call. */
    <T> T read(Class<T> type) {
        if (contract.isStated() && contract.takes() != type) {
            throw new IllegalStateException(line() + " takes " + contract.takes());
        }
        return json.read(body, type);
    }

    /** Ends the call if the query has parameters other than these. */
    void allowQuery(Set<String> names) {
        for (String name : exchange.getQueryParameters().keySet()) {
            if (!names.contains(name)) {
                throw new ProblemException(Problem.invalid(name, "unknown parameter"));
            }
        }
    }

    /** Ends the call if the query has parameters that its contract does not know. */
    void checkQuery() {
        if (contract.isStated()) {
            allowQuery(contract.query().stream().map(Parameter::name).collect(toSet()));
        }
    }

    /** A parameter of the query, or null; one that the contract does not know is never there. */
    @Nullable String query(String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null) {
            return null;
        }
        if (values.size() > 1) {
            throw new ProblemException(Problem.invalid(name, "given twice"));
        }
        return values.getFirst();
    }

    /** A field the body must have. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(Problem.invalid(field, "is missing"));
        }
        return value;
    }
}
