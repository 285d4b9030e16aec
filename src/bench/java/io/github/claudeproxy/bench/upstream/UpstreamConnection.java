package io.github.claudeproxy.bench.upstream;

import io.github.claudeproxy.bench.wire.Connection;
import io.github.claudeproxy.bench.wire.Head;
import io.github.claudeproxy.bench.wire.Loop;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Answers the requests of one connection, one after the other. */
final class UpstreamConnection implements Connection.Owner {
    private static final String CLOSED = "/bench/closed?id=";

    private final Loop loop;
    private final Calls calls;
    private final double phase;
    private final Connection connection;
    private String target = "";
    private @Nullable EventStream stream;
    private long id;

    UpstreamConnection(Loop loop, SocketChannel channel, Calls calls, double phase)
            throws IOException {
        this.loop = loop;
        this.calls = calls;
        this.phase = phase;
        this.connection = new Connection(loop, channel, this);
    }

    @Override
    public void head(Head head) {
        target = head.target();
    }

    @Override
    public void body(ByteBuffer part) {}

    @Override
    public void end() throws IOException {
        if (Script.isIn(target)) {
            play(Script.in(target));
        } else {
            connection.write(answer());
        }
    }

    private void play(Script script) throws IOException {
        id = script.id();
        if (id != 0) {
            calls.opened(id);
        }
        stream = new EventStream(loop, connection, script);
        stream.start(phase);
        calls.billed(Events.INPUT_TOKENS, script.events());
    }

    private ByteBuffer answer() {
        if (target.startsWith("/v1/messages")) {
            calls.billed(Events.INPUT_TOKENS, Answers.OUTPUT_TOKENS);
            return Answers.message();
        }
        if (target.startsWith("/v1/models")) {
            return Answers.models();
        }
        if (target.startsWith(CLOSED)) {
            return Answers.plain(calls.closing(Long.parseLong(target.substring(CLOSED.length()))));
        }
        return Answers.plain(
                target.equals("/bench/bill") ? calls.bill() : Long.toString(System.nanoTime()));
    }

    @Override
    public void drained() throws IOException {
        if (stream != null) {
            stream.proceed();
        }
    }

    @Override
    public void lost(IOException cause) {
        calls.closed(id);
        if (stream != null) {
            stream.stop();
        }
    }
}
