package io.github.claudeproxy.proxy;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.upstream.ResponseHead;
import io.github.claudeproxy.upstream.UpstreamConnection;
import io.github.claudeproxy.usage.Outcome;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

import java.io.IOException;

/**
 * The answer of one call, from upstream's head to its end: passed on whole, broken off by upstream,
 * or broken off here, which a stream hears as an error event and all else as a cut. Confined to one
 * I/O thread.
 */
final class CallAnswer implements ResponseRelay.Listener {
    private static final HttpString PROXY_REQUEST_ID = new HttpString("x-proxy-request-id");

    /** Whose answer it is. */
    interface Listener {
        /** An error event is about to end it. */
        void lastWords();

        /** All that could be sent has been handed to the client's socket. */
        void answerEnded(Outcome outcome, boolean partial);

        /** Upstream broke off; the answer is still open. */
        void upstreamBroke(IOException cause);

        /** The client cannot be written to any more. */
        void clientGone();
    }

    private final HttpServerExchange exchange;
    private final CallRecord record;
    private final CallLoop loop;
    private final Listener listener;
    private final @Nullable ResponseTap tap;
    private final ResponseRelay relay;
    private @Nullable Outcome broken;

    /** Passes on the head. */
    CallAnswer(
            HttpServerExchange exchange,
            CallRecord record,
            ResponseHead response,
            UpstreamConnection upstream,
            CallLoop loop,
            Listener listener) {
        this.exchange = exchange;
        this.record = record;
        this.loop = loop;
        this.listener = listener;
        HeaderRules.copyResponse(response, exchange);
        exchange.getResponseHeaders().put(PROXY_REQUEST_ID, record.requestId());
        tap = ResponseTaps.of(record.route(), response, record.tally());
        relay = new ResponseRelay(upstream, exchange.getResponseChannel(), tap, loop, this);
        if (record.isStream()) {
            loop.streamBegan();
        }
    }

    /** Passes on what upstream has sent meanwhile. */
    void pump() {
        if (!relay.isStalled()) {
            relay.pump();
        }
    }

    ResponseRelay relay() {
        return relay;
    }

    @Override
    public void relayed() {
        Outcome known = broken;
        if (known != null) {
            listener.answerEnded(known, true);
            return;
        }
        boolean failed = record.status() >= 400 || ending() == ResponseTap.Ending.ERROR;
        listener.answerEnded(failed ? Outcome.UPSTREAM_ERROR : Outcome.COMPLETED, false);
    }

    private ResponseTap.Ending ending() {
        return tap == null ? ResponseTap.Ending.OPEN : tap.ending();
    }

    @Override
    public void upstreamBroke(IOException cause) {
        listener.upstreamBroke(cause);
    }

    @Override
    public void clientGone() {
        listener.clientGone();
    }

    /** Ends it for this reason: with an error event where one can be sent, else with a cut. */
    void breakOff(AnthropicError error, Outcome outcome) {
        broken = outcome;
        if (record.isStream() && !relay.isStalled() && isPlain()) {
            listener.lastWords();
            exchange.setPersistent(false);
            relay.endWith(error.event(record.requestId()));
        } else {
            IoUtils.safeClose(exchange.getConnection());
            listener.answerEnded(outcome, true);
        }
    }

    private boolean isPlain() {
        return !exchange.getResponseHeaders().contains(Headers.CONTENT_ENCODING);
    }

    /** How the call ends if the client leaves now. */
    Outcome whenLeft() {
        Outcome known = broken;
        return known == null ? Outcome.CLIENT_ABORTED : known;
    }

    /** Gives everything back. */
    void close() {
        if (record.isStream()) {
            loop.streamEnded();
        }
        if (tap != null) {
            tap.close();
        }
    }
}
