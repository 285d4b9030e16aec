package io.github.claudeproxy.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An answer in good HTTP. Every method returns a changed copy. */
public record Reply(int status, List<Header> headers, List<Step> steps, Delivery delivery)
        implements Answer {
    public Reply {
        headers = List.copyOf(headers);
        steps = List.copyOf(steps);
    }

    static Reply of(int status, String contentType, List<Step> steps) {
        return new Reply(
                status,
                List.of(new Header("content-type", contentType)),
                steps,
                Delivery.byLength(Steps.length(steps)));
    }

    /** With another status. */
    public Reply status(int other) {
        return new Reply(other, headers, steps, delivery);
    }

    /** With this header after the others. */
    public Reply header(String name, String value) {
        return new Reply(
                status,
                Stream.concat(headers.stream(), Stream.of(new Header(name, value))).toList(),
                steps,
                delivery);
    }

    /** With this header in place of those of the same name. */
    public Reply replaceHeader(String name, String value) {
        return new Reply(
                        status,
                        headers.stream().filter(header -> !header.is(name)).toList(),
                        steps,
                        delivery)
                .header(name, value);
    }

    /** With those of the headers whose name it does not have yet. */
    Reply orHeaders(List<Header> others) {
        Stream<Header> missing =
                others.stream()
                        .filter(other -> headers.stream().noneMatch(h -> h.is(other.name())));
        return new Reply(
                status, Stream.concat(headers.stream(), missing).toList(), steps, delivery);
    }

    /** Framed so; {@link Framing#UNTIL_CLOSE} also closes the connection. */
    public Reply framed(Framing framing) {
        return delivered(delivery.withFraming(framing));
    }

    /** Written in pieces of these sizes in turn, each flushed: a chunk of its own when chunked. */
    public Reply inPiecesOf(Integer... sizes) {
        return delivered(delivery.withPieces(Arrays.asList(sizes)));
    }

    /** After these interim answers, such as 103. */
    public Reply afterInterim(Integer... statuses) {
        return delivered(delivery.withInterims(Arrays.asList(statuses)));
    }

    /** Sent as soon as the request's head was read; its body is never looked at. */
    public Reply beforeBody() {
        return delivered(delivery.beforeBody());
    }

    /** With {@code connection: close}, and closed so after the last byte. */
    public Reply closing(Ending ending) {
        return delivered(delivery.withEnding(ending));
    }

    /** Compressed, whatever the request accepts; what follows counts compressed bytes. */
    public Reply gzip() {
        List<Step> compressed = Steps.gzip(steps);
        return new Reply(status, headers, compressed, delivery.withLength(Steps.length(compressed)))
                .header("content-encoding", "gzip");
    }

    /** Ended after this many bytes of the body, although the framing promises more. */
    public Reply cutAfter(long bytes, Ending ending) {
        return with(Steps.cutAfter(steps, bytes, ending));
    }

    /** Ended after the whole body, although the framing promises more; for chunked bodies. */
    public Reply cutBeforeEnd(Ending ending) {
        return cutAfter(Long.MAX_VALUE, ending);
    }

    /** Waiting at the gate after this many parts (events) of the body. */
    public Reply waitAfter(int parts, StepGate gate) {
        return with(Steps.waitAfter(steps, parts, gate));
    }

    /** Silent for good after this many parts (events) of the body. */
    public Reply silentAfter(int parts) {
        return waitAfter(parts, new StepGate());
    }

    /** Waiting at the gate before each part (event) of the body. */
    public Reply paced(StepGate gate) {
        return with(Steps.paced(steps, gate));
    }

    /** Ends the connection after the answer. */
    boolean closes() {
        return delivery.ending() != Ending.KEPT;
    }

    private Reply with(List<Step> others) {
        return new Reply(status, headers, others, delivery);
    }

    private Reply delivered(Delivery other) {
        return new Reply(status, headers, steps, other);
    }
}
