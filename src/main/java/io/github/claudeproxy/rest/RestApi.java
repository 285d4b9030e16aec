package io.github.claudeproxy.rest;

import com.github.benmanes.caffeine.cache.Ticker;

import io.github.claudeproxy.audit.Actor;
import io.github.claudeproxy.http.RequestId;
import io.github.claudeproxy.http.VirtualThreads;
import io.github.claudeproxy.users.User;
import io.undertow.io.Receiver;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything below {@code /api/}: finds the call in the table, reads its body on the I/O thread,
 * then goes on in blocking code on a virtual thread.
 */
public final class RestApi implements HttpHandler {
    private static final int MOST_BODY_BYTES = 1 << 20;
    private static final Problem TOO_LARGE =
            new Problem(413, "The body is larger than this API takes.");

    private final Json json = new Json();
    private final StateTags tags = new StateTags(json);
    private final Replays replays;
    private final RestAuth auth;
    private final List<Route> routes;

    public RestApi(RestServices services) {
        this(services, Ticker.systemTicker());
    }

    RestApi(RestServices services, Ticker nanos) {
        this.replays = new Replays(nanos);
        this.auth = new RestAuth(services.users());
        List<Route> table = table(services, auth).flatMap(List::stream).toList();
        DocsEndpoint docs = new DocsEndpoint(table, json);
        this.routes = Stream.concat(table.stream(), docs.routes().stream()).toList();
    }

    private static Stream<List<Route>> table(RestServices its, RestAuth auth) {
        return Stream.of(
                new AuthEndpoint(its.users()).routes(),
                new UsersEndpoint(its.users()).routes(),
                new ClaudeEndpoint(its.claude()).routes(),
                new KeysEndpoint(its.keys(), its.limits()).routes(),
                new LimitsEndpoint(its.limits()).routes(),
                new QuotaEndpoint(its.limits()).routes(),
                new UsageEndpoint(its.usage(), its.repricer(), its.limits()).routes(),
                new CallsEndpoint(its.usage(), its.keys()).routes(),
                new ActivityEndpoint(its.activity(), auth).routes(),
                new AuditEndpoint(its.audit()).routes(),
                new AlertsEndpoint(its.alerts()).routes(),
                new WebhookEndpoint(its.alerts().webhooks()).routes(),
                new JoinLinksEndpoint(its.links(), its.keys(), its.limits()).routes(),
                new TeamEndpoint(its.links(), its.keys(), its.limits(), its.usage()).routes(),
                new SetupEndpoint().routes(),
                new PricesEndpoint(its.prices()).routes(),
                new NetworkEndpoint(its.installation()).routes(),
                new SettingsEndpoint(its.installation()).routes(),
                new DoctorEndpoint(its.doctor()).routes(),
                new AboutEndpoint(its.installation().updates()).routes());
    }

    /** The table of calls, for whoever checks or documents it. */
    List<Route> routes() {
        return routes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        String method = exchange.getRequestMethod().toString();
        for (Route route : routes) {
            Map<String, String> values = route.match(path);
            if (values != null && route.method().equals(method)) {
                read(exchange, route, values);
                return;
            }
        }
        noSuchCall(exchange, path);
    }

    private void noSuchCall(HttpServerExchange exchange, String path) {
        String methods =
                routes.stream()
                        .filter(route -> route.match(path) != null)
                        .map(Route::method)
                        .collect(Collectors.joining(", "));
        if (methods.isEmpty()) {
            Problem.notFound().send(exchange);
        } else {
            exchange.getResponseHeaders().put(Headers.ALLOW, methods);
            new Problem(405, "This takes " + methods + ".").send(exchange);
        }
    }

    private void read(HttpServerExchange exchange, Route route, Map<String, String> path) {
        if (exchange.getRequestContentLength() > MOST_BODY_BYTES) {
            TOO_LARGE.send(exchange);
            return;
        }
        Receiver receiver = exchange.getRequestReceiver();
        receiver.setMaxBufferSize(MOST_BODY_BYTES);
        receiver.receiveFullBytes(
                (_, body) -> dispatch(new Call.Request(exchange, route, path), body),
                (_, failure) ->
                        unread(exchange, failure instanceof Receiver.RequestToLargeException));
    }

    private static void unread(HttpServerExchange exchange, boolean tooLarge) {
        if (tooLarge) {
            TOO_LARGE.send(exchange);
        } else {
            exchange.endExchange();
        }
    }

    private void dispatch(Call.Request request, byte[] body) {
        VirtualThreads.dispatch(request.exchange(), new ErrorResponder(_ -> answer(request, body)));
    }

    private void answer(Call.Request request, byte[] body) {
        Route route = request.route();
        User user = auth.admit(request.exchange(), route.access());
        Call call = new Call(request, body, user, json);
        call.checkQuery();
        Contract contract = route.contract();
        Answer answer =
                actor(call, user)
                        .call(() -> answer(contract, call, () -> route.action().answer(call)));
        check(call, contract, answer);
        send(request.exchange(), answer);
    }

    private static Actor actor(Call call, @Nullable User user) {
        Actor from = new Actor(null, "", Actor.Way.REST, call.from().getHostAddress());
        return user == null ? from : from.named(user.id(), user.email());
    }

    private Answer answer(Contract contract, Call call, Supplier<Answer> action) {
        var state = contract.tagged();
        Supplier<Answer> kept = state == null ? action : () -> tags.keep(call, state, action);
        return contract.once() ? replays.once(call, kept) : kept.get();
    }

    /** What the documentation does not say must not leave: tests find it here. */
    private static void check(Call call, Contract contract, Answer answer) {
        Class<?> given = answer.body() == null ? null : answer.body().getClass();
        if (contract.isStated()
                && (contract.status() != answer.status() || contract.gives() != given)) {
            throw new IllegalStateException(call.line() + " answers " + given);
        }
    }

    private void send(HttpServerExchange exchange, Answer answer) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(RequestId.HEADER, RequestId.of(exchange))
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(new HttpString("x-content-type-options"), "nosniff");
        answer.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
        exchange.setStatusCode(answer.status());
        switch (answer.body()) {
            case null -> exchange.endExchange();
            case Download download -> download.send(exchange);
            case EventStream events -> events.send(exchange, json);
            case Asset asset -> asset.send(exchange);
            case Object body -> {
                headers.put(Headers.CONTENT_TYPE, Contract.JSON);
                exchange.getResponseSender().send(ByteBuffer.wrap(json.write(body)));
            }
        }
    }
}
