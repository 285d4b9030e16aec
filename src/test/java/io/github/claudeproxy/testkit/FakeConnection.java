package io.github.claudeproxy.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection to the fake. Its own thread reads one request after the other and, while another
 * thread answers, goes on reading, so that it sees at once when the peer leaves.
 */
final class FakeConnection implements Runnable {
    /** The peer may have the last byte, and answer, before the writer knows it is out. */
    private static final Duration LAST_BYTE_KNOWN = Duration.ofMillis(500);

    private final int number;
    private final Wire wire;
    private final AnthropicService service;
    private final CallLog log;

    FakeConnection(int number, Wire wire, AnthropicService service, CallLog log) {
        this.number = number;
        this.wire = wire;
        this.service = service;
        this.log = log;
    }

    @Override
    public void run() {
        try (wire) {
            serve();
        } catch (IOException e) {
            // the peer, or the test, has ended the connection: the calls on it say so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws IOException, InterruptedException {
        try {
            LineReader lines = new LineReader(wire.input());
            boolean more = true;
            while (more) {
                more = serveNext(lines);
            }
        } catch (BadFraming e) {
            log.violation("bad framing on connection " + number + ": " + e.getMessage());
            wire.write(
                    "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    }

    /** Serves one request; false when no other can follow. */
    private boolean serveNext(LineReader lines) throws IOException, InterruptedException {
        Optional<RequestHead> head = new HeadReader(lines).read();
        if (head.isEmpty()) {
            return false;
        }
        Call call = new Call(number, Route.of(head.get()), head.get());
        HeadRules.violations(call.head(), wire.localPort())
                .forEach(found -> log.violation(found + " in " + call));
        log.add(call);
        Optional<Reply> early = service.early(call);
        if (early.isPresent()) {
            return answer(call, early::get, lines);
        }
        Optional<Reply> refusal = readBody(call, lines);
        return answer(
                call, () -> refusal.isPresent() ? refusal.get() : service.answer(call), lines);
    }

    private Optional<Reply> readBody(Call call, LineReader lines)
            throws IOException, InterruptedException {
        try {
            service.beforeBody();
            if (call.head().elements("expect").contains("100-continue")) {
                wire.write("HTTP/1.1 100 Continue\r\n\r\n");
            }
            call.complete(new BodyReader(lines).read(call.head(), call.route().largestBody()));
            return Optional.empty();
        } catch (BodyTooLarge e) {
            return Optional.of(Answer.error(413).closing(Ending.FIN));
        } catch (IOException e) {
            call.peerClosed();
            call.end(Call.End.ABORTED);
            throw e;
        }
    }

    private boolean answer(Call call, Answering.Source source, LineReader lines)
            throws IOException, InterruptedException {
        Answering answering = new Answering(wire, call, source);
        Thread writer = Thread.ofVirtual().name("answer-" + number).start(answering);
        boolean more = watch(call, writer, lines);
        writer.join();
        if (more && answering.wasLast()) {
            lines.drain();
        }
        return more && !answering.wasLast() && call.end() == Call.End.ANSWERED;
    }

    /** Waits for the peer's next byte; false if it closes instead, which also stops the writer. */
    private boolean watch(Call call, Thread writer, LineReader lines) throws InterruptedException {
        boolean more;
        try {
            more = lines.awaitByte();
        } catch (IOException e) {
            more = false;
        }
        if (!more) {
            call.peerClosed();
            writer.interrupt();
        } else if (!writer.join(LAST_BYTE_KNOWN) && !call.ended() && call.hasBody()) {
            log.violation("another request before the answer: " + call);
        }
        return more;
    }
}
