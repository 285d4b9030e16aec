package io.github.claudeproxy.testkit;

import java.io.IOException;

/**
 * Makes and writes the answer to one call, on a thread of its own; interrupted when the peer
 * leaves.
 */
final class Answering implements Runnable {
    /** Finds the answer, which may take its time. */
    @FunctionalInterface
    interface Source {
        Answer get() throws InterruptedException;
    }

    private final Wire wire;
    private final Call call;
    private final Source source;
    private volatile boolean last;

    Answering(Wire wire, Call call, Source source) {
        this.wire = wire;
        this.call = call;
        this.source = source;
    }

    /** True once an answer was given that closes the connection. */
    boolean wasLast() {
        return last;
    }

    @Override
    public void run() {
        try {
            write(source.get());
        } catch (IOException e) {
            call.peerClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            call.end(Call.End.ABORTED);
        }
    }

    private void write(Answer answer) throws IOException, InterruptedException {
        Ending ending = answer instanceof Reply reply ? reply.delivery().ending() : Ending.KEPT;
        last = ending != Ending.KEPT;
        Call.End end = new AnswerWriter(wire, call).write(answer);
        call.end(end);
        if (end == Call.End.ANSWERED) {
            wire.finish(ending);
        }
    }
}
