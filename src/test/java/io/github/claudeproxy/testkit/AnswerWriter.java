package io.github.claudeproxy.testkit;

import io.github.claudeproxy.testkit.Step.Await;
import io.github.claudeproxy.testkit.Step.Cut;
import io.github.claudeproxy.testkit.Step.Send;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes one answer to the wire, step by step. One thread only. */
final class AnswerWriter {
    private final Wire wire;
    private final Call call;
    private final OutputStream out;

    AnswerWriter(Wire wire, Call call) throws IOException {
        this.wire = wire;
        this.call = call;
        this.out = new BufferedOutputStream(wire.output(), 64 * 1024);
    }

    /** Writes all of it; says how it ended unless the peer left. */
    Call.End write(Answer answer) throws IOException, InterruptedException {
        return switch (answer) {
            case Answer.Raw(var steps) ->
                    run(steps, new BodyWriter(out, Framing.UNTIL_CLOSE, List.of()));
            case Reply reply -> write(reply);
        };
    }

    private Call.End write(Reply reply) throws IOException, InterruptedException {
        for (int status : reply.delivery().interims()) {
            print("HTTP/1.1 " + status + " Interim\r\nlink: </x>; rel=preload\r\n\r\n");
            out.flush();
        }
        print(head(reply));
        BodyWriter body =
                new BodyWriter(out, reply.delivery().framing(), reply.delivery().pieces());
        Call.End end = run(reply.steps(), body);
        if (end == Call.End.ANSWERED) {
            body.end();
        }
        return end;
    }

    private static String head(Reply reply) {
        Delivery delivery = reply.delivery();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Fake\r\n");
        reply.headers().forEach(header -> head.append(header).append("\r\n"));
        switch (delivery.framing()) {
            case CONTENT_LENGTH -> head.append("content-length: " + delivery.length() + "\r\n");
            case CHUNKED -> head.append("transfer-encoding: chunked\r\n");
            case UNTIL_CLOSE -> {}
        }
        head.append(reply.closes() ? "connection: close\r\n" : "connection: keep-alive\r\n");
        return head.append("\r\n").toString();
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Call.End run(List<Step> steps, BodyWriter body)
            throws IOException, InterruptedException {
        for (Step step : steps) {
            switch (step) {
                case Send send -> send(send, body);
                case Await(var gate) -> {
                    out.flush();
                    gate.pass();
                }
                case Cut(var ending) -> {
                    out.flush();
                    wire.cut(ending);
                    return ending == Ending.KEPT ? Call.End.ANSWERED : Call.End.CUT;
                }
            }
        }
        return Call.End.ANSWERED;
    }

    private void send(Send send, BodyWriter body) throws IOException {
        if (send.bill() != null) {
            call.billed(send.bill()); // first, so that who has read the answer sees the bill
        }
        body.write(send.bytes());
    }
}
