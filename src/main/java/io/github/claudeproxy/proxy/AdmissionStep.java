package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.RefusedFor;
import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.http.ClientAddress;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.Admission;
import io.github.claudeproxy.limits.CallFacts;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.QuotaWatch;
import io.github.claudeproxy.upstream.ResponseHead;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;

import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Has one call judged by the limits of its key, lets it wait if it must, and settles it at its end.
 * Its listener is called once on the I/O thread, possibly at once, unless the call has ended.
 */
final class AdmissionStep implements Admission.Waiter {
    private static final String NEW_BATCH = "/v1/messages/batches";

    /** Who wants to be admitted. */
    interface Listener {
        void admitted();

        void refuse(AnthropicError error, RefusedFor reason);
    }

    private final LimitService limits;
    private final Key key;
    private final XnioIoThread thread;
    private final Listener listener;
    private Admission.@Nullable Admitted admitted;
    private Admission.@Nullable Queued queued;
    private boolean ended;

    AdmissionStep(LimitService limits, Key key, XnioIoThread thread, Listener listener) {
        this.limits = limits;
        this.key = key;
        this.thread = thread;
        this.listener = listener;
    }

    void ask(
            HttpServerExchange exchange,
            ApiRoute route,
            @Nullable RequestBody body,
            CallRecord record) {
        CallFacts.Kind kind = kind(exchange, route);
        boolean json = kind == CallFacts.Kind.MESSAGE || kind == CallFacts.Kind.COUNT_TOKENS;
        boolean needed = json && limits.needsFacts(key);
        if (json && (needed || isPlain(exchange)) && (body == null || !body.isBraced())) {
            listener.refuse(ProxyErrors.notAnObject(), RefusedFor.NOT_UNDERSTOOD);
            return;
        }
        RequestFacts facts =
                needed && body != null ? RequestFacts.read(body) : RequestFacts.UNKNOWN;
        if (facts == null) {
            listener.refuse(ProxyErrors.ambiguous(), RefusedFor.NOT_UNDERSTOOD);
            return;
        }
        record.asked(facts.model(), facts.stream());
        judge(
                new CallFacts(
                        key,
                        kind,
                        ClientAddress.of(exchange),
                        record.startedAt(),
                        facts.model(),
                        facts.maxTokens(),
                        body == null ? 0 : body.length()));
    }

    private static CallFacts.Kind kind(HttpServerExchange exchange, ApiRoute route) {
        return switch (route.endpoint()) {
            case MESSAGES ->
                    route.isMessages() ? CallFacts.Kind.MESSAGE : CallFacts.Kind.COUNT_TOKENS;
            case BATCHES ->
                    exchange.getRequestMethod().equals(Methods.POST)
                                    && HeaderRules.rawPath(exchange).equals(NEW_BATCH)
                            ? CallFacts.Kind.BATCH
                            : CallFacts.Kind.OTHER;
            case MODELS, FILES -> CallFacts.Kind.OTHER;
        };
    }

    private static boolean isPlain(HttpServerExchange exchange) {
        return !exchange.getRequestHeaders().contains(Headers.CONTENT_ENCODING);
    }

    private void judge(CallFacts call) {
        switch (limits.admit(call, this)) {
            case Admission.Admitted now -> {
                admitted = now;
                listener.admitted();
            }
            case Admission.Queued later -> queued = later;
            case Admission.Refused no -> refuse(no);
        }
    }

    @Override
    public void admitted(Admission.Admitted turn) {
        thread.execute(() -> myTurn(turn));
    }

    private void myTurn(Admission.Admitted turn) {
        queued = null;
        if (ended) {
            turn.settle(null, TokenUsage.NONE);
        } else {
            admitted = turn;
            listener.admitted();
        }
    }

    @Override
    public void refused(Admission.Refused no) {
        thread.execute(
                () -> {
                    queued = null;
                    if (!ended) {
                        refuse(no);
                    }
                });
    }

    private void refuse(Admission.Refused no) {
        listener.refuse(error(no), reason(no));
    }

    private static AnthropicError error(Admission.Refused no) {
        return switch (no.reason()) {
            case MODEL, NETWORK -> AnthropicError.permission(no.message());
            case BUDGET -> AnthropicError.billing(no.message(), no.retryAfter());
            case CALLS_PER_MINUTE, TOKENS_PER_DAY, QUOTA_SHARE, QUEUE_FULL ->
                    AnthropicError.rateLimit(no.message(), no.retryAfter());
        };
    }

    private static RefusedFor reason(Admission.Refused no) {
        return switch (no.reason()) {
            case MODEL -> RefusedFor.MODEL;
            case NETWORK -> RefusedFor.NETWORK;
            case CALLS_PER_MINUTE -> RefusedFor.CALLS_PER_MINUTE;
            case TOKENS_PER_DAY -> RefusedFor.TOKENS_PER_DAY;
            case BUDGET -> RefusedFor.BUDGET;
            case QUOTA_SHARE -> RefusedFor.QUOTA_SHARE;
            case QUEUE_FULL -> RefusedFor.QUEUE_FULL;
        };
    }

    /** Upstream has answered: its headers may say how full the account's quota is. */
    void answered(ResponseHead response) {
        QuotaWatch quota = limits.quota();
        if (!quota.wants(key.accountId())) {
            return;
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < response.size(); i++) {
            String name = response.name(i).toString().toLowerCase(Locale.ROOT);
            if (name.startsWith(QuotaWatch.HEADER_PREFIX)) {
                headers.put(name, response.value(i));
            }
        }
        if (!headers.isEmpty()) {
            quota.observe(key.accountId(), headers);
        }
    }

    /** The call has ended, however it ended, and this was recorded of it. */
    void settle(UsageEvent event) {
        ended = true;
        Admission.Queued waiting = queued;
        if (waiting != null) {
            waiting.leave();
        }
        Admission.Admitted running = admitted;
        if (running != null) {
            running.settle(event.model(), event.tokens());
        }
    }
}
