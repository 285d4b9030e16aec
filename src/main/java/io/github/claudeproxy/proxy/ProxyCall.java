package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.activity.RefusedFor;
import io.github.claudeproxy.claude.Credential;
import io.github.claudeproxy.claude.OAuthTokens;
import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.http.RequestId;
import io.github.claudeproxy.http.WhenStopping;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.upstream.Origin;
import io.github.claudeproxy.upstream.ResponseHead;
import io.github.claudeproxy.upstream.UpstreamConnection;
import io.github.claudeproxy.upstream.UpstreamListener;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.UsageEvent;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.xnio.IoUtils;

import java.io.IOException;

/**
 * One call on its way: the request body is read, the call admitted, a credential found, the request
 * sent, the response relayed, the usage recorded. Its methods stand in that order; {@code abort}
 * and {@code refuse} end it from anywhere, and whatever happens, {@code finish} runs exactly once.
 * Everything happens on the I/O thread of the client's connection; what may block hops to a virtual
 * thread and back.
 */
final class ProxyCall
        implements BodyReader.Listener,
                AdmissionStep.Listener,
                CredentialStep.Listener,
                UpstreamListener,
                CallAnswer.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyCall.class);
    private static final HttpString UPSTREAM_REQUEST_ID = RequestId.HEADER;
    private static final int CLIENT_CLOSED = 499;
    private static final int MAX_CONNECT_ATTEMPTS = 2;

    private final HttpServerExchange exchange;
    private final ApiRoute route;
    private final CallLoop loop;
    private final ProxyServices services;
    private final String requestId;
    private final CallRecord record;
    private final ClientWatch watch;
    private final @Nullable RequestBody body;
    private final AdmissionStep admissionStep;
    private final CredentialStep credentialStep;
    private final UpstreamRequest request;

    private CallPhase phase = CallPhase.READING;
    private long phaseSince;
    private int place;
    private int connectAttempts;
    private boolean renewed;
    private @Nullable BodyReader bodyReader;
    private @Nullable Credential credential;
    private @Nullable UpstreamConnection upstream;
    private @Nullable CallAnswer answer;

    ProxyCall(
            HttpServerExchange exchange,
            ApiRoute route,
            Key key,
            CallLoop loop,
            ProxyServices services) {
        this.exchange = exchange;
        this.route = route;
        this.loop = loop;
        this.services = services;
        this.requestId = RequestId.of(exchange);
        this.record = new CallRecord(requestId, key, route, services.clock(), loop::changed);
        this.watch = new ClientWatch(exchange, this::clientGone);
        this.body = RequestBody.of(exchange, services.bodyMemory());
        this.admissionStep = new AdmissionStep(services.admission(), key, loop.thread(), this);
        this.credentialStep =
                new CredentialStep(services.connections(), key.accountId(), loop.thread(), this);
        Origin origin = services.upstream().origin();
        this.request = new UpstreamRequest(exchange, origin, loop.headWriter(), body);
    }

    void start() {
        loop.add(this);
        enter(CallPhase.READING);
        try {
            begin();
        } catch (RuntimeException e) {
            crashed(e);
        }
    }

    private void begin() {
        services.metrics().started();
        WhenStopping.run(exchange, this::cut);
        if (body == null) {
            bodyRead();
        } else {
            BodyReader reader = new BodyReader(exchange, body, this);
            bodyReader = reader;
            reader.start();
        }
    }

    @Override
    public void bodyTooLarge() {
        refuse(ProxyErrors.tooLarge(), RefusedFor.TOO_LARGE);
    }

    @Override
    public void bodyRead() {
        watch.start();
        enter(CallPhase.QUEUED);
        admissionStep.ask(exchange, route, body, record);
    }

    @Override
    public void admitted() {
        enter(CallPhase.CREDENTIAL);
        credentialStep.find();
    }

    @Override
    public void credentialFound(Credential found) {
        if (phase == CallPhase.CREDENTIAL) {
            credential = found;
            connect();
        }
    }

    @Override
    public void credentialMissing(AnthropicError error) {
        if (phase == CallPhase.CREDENTIAL) {
            refuse(error, RefusedFor.CLAUDE_ACCOUNT);
        }
    }

    private void connect() {
        enter(CallPhase.CONNECTING);
        services.upstream().connect(loop.thread(), connectAttempts++, this);
    }

    @Override
    public void connected(UpstreamConnection connection) {
        Credential with = credential;
        if (phase != CallPhase.CONNECTING || with == null) {
            connection.unused();
            return;
        }
        upstream = connection;
        enter(CallPhase.WAITING);
        connection.send(request.with(with), exchange.getRequestMethod().equals(Methods.HEAD), this);
    }

    @Override
    public void connectFailed(IOException cause) {
        if (phase == CallPhase.CONNECTING) {
            retryOrRefuse(cause, true);
        }
    }

    @Override
    public void failed(IOException cause, boolean untouched) {
        upstream = null;
        if (phase == CallPhase.WAITING) {
            retryOrRefuse(cause, untouched);
        }
    }

    /** A request of which a byte went out is never sent again: it may have been billed. */
    private void retryOrRefuse(IOException cause, boolean untouched) {
        if (untouched && connectAttempts < MAX_CONNECT_ATTEMPTS) {
            connect();
            return;
        }
        logged(() -> LOG.warn("Anthropic failed before answering: {}", cause.toString()));
        refuse(ProxyErrors.unreachable(cause), Outcome.UPSTREAM_ERROR);
    }

    @Override
    public void answered(ResponseHead response) {
        Credential with = credential;
        UpstreamConnection connection = upstream;
        if (phase != CallPhase.WAITING || with == null || connection == null) {
            return;
        }
        if (response.status() == 401 && with instanceof OAuthTokens tokens && !renewed) {
            renewed = true;
            upstream = null;
            connection.abort();
            enter(CallPhase.CREDENTIAL);
            credentialStep.renew(tokens);
            return;
        }
        request.release();
        credentialStep.judged(response.status(), with);
        relay(response, connection);
    }

    private void relay(ResponseHead response, UpstreamConnection connection) {
        enter(CallPhase.RELAYING);
        record.answered(
                response.status(), response.isEventStream(), response.first(UPSTREAM_REQUEST_ID));
        admissionStep.answered(response);
        CallAnswer begun = new CallAnswer(exchange, record, response, connection, loop, this);
        answer = begun;
        begun.pump();
    }

    @Override
    public void bodyReadable() {
        CallAnswer begun = answer;
        if (phase == CallPhase.RELAYING && begun != null) {
            begun.pump();
        }
    }

    @Override
    public void lastWords() {
        enter(CallPhase.ENDING);
    }

    @Override
    public void answerEnded(Outcome outcome, boolean partial) {
        UpstreamConnection connection = upstream;
        upstream = null;
        if (connection != null) {
            connection.release();
        }
        finish(outcome, partial);
    }

    @Override
    public void upstreamBroke(IOException cause) {
        logged(() -> LOG.warn("Anthropic broke off its answer: {}", cause.toString()));
        end(ProxyErrors.brokenOff(), Outcome.UPSTREAM_ERROR);
    }

    @Override
    public void clientGone() {
        dropUpstream();
        if (record.status() == 0) {
            record.refused(CLIENT_CLOSED);
        }
        IoUtils.safeClose(exchange.getConnection());
        CallAnswer begun = answer;
        finish(begun == null ? Outcome.CLIENT_ABORTED : begun.whenLeft(), true);
    }

    @Override
    public void crashed(RuntimeException bug) {
        logged(() -> LOG.error("The call failed by a fault of the proxy", bug));
        record.refusedFor(RefusedFor.FAULT);
        end(ProxyErrors.fault(), Outcome.REFUSED);
    }

    private void logged(Runnable statement) {
        try (var _ = MDC.putCloseable(RequestId.LOGGED, requestId)) {
            statement.run();
        }
    }

    /** Ends the call because the server stops. */
    private void cut() {
        record.refusedFor(RefusedFor.STOPPING);
        end(ProxyErrors.stopping(), Outcome.REFUSED);
    }

    /** Ends the call because somebody wants it to end; false if it is ending anyway. */
    boolean stop() {
        if (phase == CallPhase.DONE || phase == CallPhase.ENDING) {
            return false;
        }
        end(ProxyErrors.stopped(ask()), Outcome.STOPPED);
        return true;
    }

    private void end(AnthropicError error, Outcome outcome) {
        CallAnswer begun = answer;
        if (phase == CallPhase.RELAYING && begun != null) {
            dropUpstream();
            begun.breakOff(error, outcome);
        } else if (phase != CallPhase.DONE && phase != CallPhase.ENDING) {
            refuse(error, outcome);
        }
    }

    @Override
    public void refuse(AnthropicError error, RefusedFor reason) {
        record.refusedFor(reason);
        refuse(error, Outcome.REFUSED);
    }

    /** Answers with an error of our own instead of upstream's answer. */
    private void refuse(AnthropicError error, Outcome outcome) {
        boolean mayBeBilled = phase == CallPhase.WAITING;
        dropUpstream();
        record.refused(error.status());
        finish(outcome, mayBeBilled);
        error.send(exchange);
    }

    private void dropUpstream() {
        UpstreamConnection connection = upstream;
        upstream = null;
        if (connection != null) {
            connection.abort();
        }
    }

    /** Looks whether somebody has been waiting for too long. */
    void tick(long now) {
        CallAnswer begun = answer;
        ResponseRelay relaying = begun == null ? null : begun.relay();
        switch (services.patience().judge(phase, now - phaseSince, now, body, relaying)) {
            case WAIT -> {}
            case REFUSE_BUSY -> refuse(ProxyErrors.busy(), RefusedFor.BUSY);
            case REFUSE_QUEUED ->
                    refuse(
                            ProxyErrors.waitedInVain(Patience.IN_QUEUE, ask()),
                            RefusedFor.WAITED_TOO_LONG);
            case CONNECT_FAILED -> retryOrRefuse(new IOException("it does not answer"), true);
            case UPSTREAM_SILENT ->
                    end(ProxyErrors.silent(services.limits().silence()), Outcome.TIMED_OUT);
            case CLIENT_STALLED -> clientGone();
            case PING -> {
                if (relaying != null) {
                    relaying.ping();
                }
            }
        }
    }

    private void enter(CallPhase next) {
        phase = next;
        phaseSince = loop.now();
        loop.changed();
    }

    /** Writes the usage row and gives everything back. Runs once for each call. */
    private void finish(Outcome outcome, boolean partial) {
        if (phase == CallPhase.DONE) {
            return;
        }
        enter(CallPhase.DONE);
        loop.remove(this);
        watch.stop();
        BodyReader reading = bodyReader;
        if (reading != null) {
            reading.stop();
        }
        request.release();
        CallAnswer begun = answer;
        if (begun != null) {
            begun.close();
        }
        // recorded first, so that whoever counts what was settled finds it in the store
        UsageEvent event = record.ended(outcome, partial);
        services.ended(record, event);
        admissionStep.settle(event);
        loop.changed();
    }

    private String ask() {
        return services.admission().whomToAsk(record.key().accountId());
    }

    boolean isOf(String accountId) {
        return record.key().accountId().equals(accountId);
    }

    String requestId() {
        return requestId;
    }

    ObservedCall observe() {
        return record.observed(phase.state());
    }

    int place() {
        return place;
    }

    void place(int newPlace) {
        place = newPlace;
    }
}
