package io.github.claudeproxy.proxy;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;

import org.xnio.channels.StreamSourceChannel;

import java.io.IOException;

/**
 * Reads the body of a client request to its end, without blocking. Confined to one I/O thread;
 * tells its listener once, unless stopped before.
 */
final class BodyReader {

    /** Who waits for the body. */
    interface Listener {
        void bodyRead();

        void bodyTooLarge();

        void clientGone();
    }

    private final HttpServerExchange exchange;
    private final RequestBody body;
    private final Listener listener;
    private boolean stopped;

    BodyReader(HttpServerExchange exchange, RequestBody body, Listener listener) {
        this.exchange = exchange;
        this.body = body;
        this.listener = listener;
    }

    void start() {
        if (exchange.getRequestContentLength() > RequestBody.LIMIT) {
            listener.bodyTooLarge();
        } else if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponse(exchange, new Continued());
        } else {
            begin();
        }
    }

    private void begin() {
        StreamSourceChannel channel = exchange.getRequestChannel();
        if (channel == null) {
            throw new IllegalStateException("the request body is read by somebody else");
        }
        channel.getReadSetter().set(this::readOn);
        takeRoom(channel);
    }

    private void takeRoom(StreamSourceChannel channel) {
        if (body.takeRoom(exchange.getIoThread(), () -> readOn(channel))) {
            readOn(channel);
        }
    }

    private void readOn(StreamSourceChannel channel) {
        if (stopped) {
            channel.suspendReads();
            return;
        }
        try {
            RequestBody.Progress progress = body.readFrom(channel);
            if (progress == RequestBody.Progress.PAUSED) {
                channel.resumeReads();
                return;
            }
            channel.suspendReads();
            goOn(progress, channel);
        } catch (IOException e) {
            stopped = true;
            listener.clientGone();
        }
    }

    private void goOn(RequestBody.Progress progress, StreamSourceChannel channel) {
        switch (progress) {
            case WHOLE -> {
                stopped = true;
                listener.bodyRead();
            }
            case TOO_LARGE -> {
                stopped = true;
                listener.bodyTooLarge();
            }
            case NEEDS_ROOM -> takeRoom(channel);
            case PAUSED -> throw new IllegalStateException(progress.name());
        }
    }

    void stop() {
        stopped = true;
    }

    private final class Continued implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange unused, Sender sender) {
            begin();
        }

        @Override
        public void onException(HttpServerExchange unused, Sender sender, IOException cause) {
            listener.clientGone();
        }
    }
}
