package io.github.claudeproxy.rest;

import io.github.claudeproxy.http.WhenStopping;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

import org.xnio.IoUtils;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A body of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)
 * that goes on until its content ends, the client leaves, or the server stops.
 */
record EventStream(Content content) {
    /** Writes events until nobody should get any more; blocks meanwhile. */
    @FunctionalInterface
    interface Content {
        void writeTo(Sink sink) throws IOException, InterruptedException;
    }

    void send(HttpServerExchange exchange, Json json) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "text/event-stream")
                .put(new HttpString("x-accel-buffering"), "no");
        exchange.startBlocking();
        Sink sink = new Sink(exchange.getOutputStream(), json);
        // attachments belong to the I/O thread, which looks for them when the server stops
        exchange.getIoThread().execute(() -> WhenStopping.runAtOnce(exchange, sink::stop));
        try {
            content.writeTo(sink);
            exchange.endExchange();
        } catch (IOException _) {
            // the client left; there is nobody to tell
            IoUtils.safeClose(exchange.getConnection());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    /** Where the events go. For the thread that writes them, but for {@link #wake}. */
    static final class Sink {
        private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

        private final OutputStream out;
        private final Json json;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Semaphore wakes = new Semaphore(0);

        private Sink(OutputStream out, Json json) {
            this.out = out;
            this.json = json;
        }

        void event(String name, Object data) throws IOException {
            out.write(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
            out.write(json.write(data));
            out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /** Finds out whether the client is still there. */
        void comment() throws IOException {
            out.write(COMMENT);
            out.flush();
        }

        /** There is something new; any thread may say so. */
        void wake() {
            wakes.release();
        }

        private void stop() {
            stopped.countDown();
            wakes.release();
        }

        boolean isStopped() {
            return stopped.getCount() == 0;
        }

        /** Lets this time pass, unless the server stops. */
        void pause(Duration time) throws InterruptedException {
            var _ = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Waits for something new, or the server's stop; false if neither came in time. */
        boolean await(Duration most) throws InterruptedException {
            boolean woken = wakes.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
            return woken;
        }
    }
}
