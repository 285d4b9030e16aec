package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.RefusedFor;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.http.RequestId;
import io.github.claudeproxy.http.TrustedConnection;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyDecision;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.keys.KeyState;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.upstream.UpstreamClient;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;

import org.xnio.XnioIoThread;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The path of a teammate's call: which endpoint, which key, then {@link ProxyCall} takes it to
 * upstream and back. Runs on I/O threads and never blocks.
 */
public final class MessagesHandler implements HttpHandler {
    private final KeyCheck keyCheck;
    private final ProxyServices services;
    private final Map<XnioIoThread, CallLoop> loops = new ConcurrentHashMap<>();

    public MessagesHandler(
            KeyService keys,
            LimitService admission,
            ConnectionService connections,
            UpstreamClient upstream,
            CallBooks books,
            ProxyLimits limits,
            Clock clock) {
        this.keyCheck = new KeyCheck(keys);
        this.services =
                new ProxyServices(
                        admission,
                        connections,
                        upstream,
                        books.recorder(),
                        books.activity(),
                        new BodyMemory(limits.bodyMemory()),
                        new ProxyMetrics(books.metrics()),
                        limits,
                        new Patience(limits),
                        clock);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String method = exchange.getRequestMethod().toString();
        switch (ApiRoute.match(method, HeaderRules.rawPath(exchange))) {
            case ApiRoute.Match.None none -> none.error().send(exchange);
            case ApiRoute.Match.Found found -> checkKey(exchange, found.route());
        }
    }

    private void checkKey(HttpServerExchange exchange, ApiRoute route) {
        switch (keyCheck.check(exchange.getRequestHeaders())) {
            case KeyDecision.Refused refused -> {
                services.metrics().refusedKey();
                refuseKey(exchange, route, refused);
            }
            case KeyDecision.Accepted accepted -> {
                TrustedConnection.mark(exchange);
                forward(exchange, route, accepted.key());
            }
        }
    }

    private void refuseKey(
            HttpServerExchange exchange, ApiRoute route, KeyDecision.Refused refused) {
        Key key = refused.key();
        if (key == null) {
            ProxyErrors.key(refused, "").send(exchange);
            return;
        }
        String hint = services.admission().accountLimits(key.accountId()).hint();
        RefusedFor reason =
                key.state() == KeyState.DISABLED ? RefusedFor.KEY_DISABLED : RefusedFor.KEY_EXPIRED;
        CallRecord record = record(exchange, key, route);
        AnthropicError error = ProxyErrors.key(refused, hint);
        record.refused(error.status());
        record.refusedFor(reason);
        services.turnedAway(record);
        answer(exchange, error);
    }

    private CallRecord record(HttpServerExchange exchange, Key key, ApiRoute route) {
        return new CallRecord(RequestId.of(exchange), key, route, services.clock(), () -> {});
    }

    /** Answers without a look at the body, and lets whoever watches know. */
    private void answer(HttpServerExchange exchange, AnthropicError error) {
        loop(exchange.getIoThread()).changed();
        error.send(exchange);
    }

    private void forward(HttpServerExchange exchange, ApiRoute route, Key key) {
        if (!key.allows(route.endpoint())) {
            refuseEndpoint(exchange, route, key);
            return;
        }
        ProxyCall call =
                new ProxyCall(exchange, route, key, loop(exchange.getIoThread()), services);
        exchange.dispatch(SameThreadExecutor.INSTANCE, call::start);
    }

    private void refuseEndpoint(HttpServerExchange exchange, ApiRoute route, Key key) {
        String ask = services.admission().whomToAsk(key.accountId());
        AnthropicError error = ProxyErrors.endpointNotAllowed(route, ask);
        CallRecord record = record(exchange, key, route);
        record.refused(error.status());
        record.refusedFor(RefusedFor.ENDPOINT);
        services.refused(record);
        answer(exchange, error);
    }

    private CallLoop loop(XnioIoThread thread) {
        CallLoop loop = loops.get(thread);
        return loop == null ? newLoop(thread) : loop;
    }

    private CallLoop newLoop(XnioIoThread thread) {
        loops.keySet().removeIf(other -> !other.isAlive());
        CallLoop loop = new CallLoop(thread, services.limits().tick().toNanos());
        loops.put(thread, loop);
        services.activity().add(loop);
        return loop;
    }
}
