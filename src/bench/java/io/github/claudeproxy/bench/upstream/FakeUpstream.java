package io.github.claudeproxy.bench.upstream;

import io.github.claudeproxy.bench.wire.Handler;
import io.github.claudeproxy.bench.wire.Loop;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The process of the fake upstream: prints its port, serves on one thread and ends when its
 * standard input does, so that it never outlives the benchmark.
 */
public final class FakeUpstream implements Handler {
    private static final int BACKLOG = 4096;
    private static final double GOLDEN = 0.618033988749895;

    private final Loop loop;
    private final ServerSocketChannel listener;
    private final Calls calls = new Calls();
    private double phase;
    private volatile boolean ended;

    private FakeUpstream(Loop loop) throws IOException {
        this.loop = loop;
        this.listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        loop.register(listener, SelectionKey.OP_ACCEPT, this);
    }

    public static void main(String[] args) throws IOException {
        try (Loop loop = new Loop()) {
            FakeUpstream upstream = new FakeUpstream(loop);
            Thread.ofPlatform().daemon().start(upstream::awaitEndOfInput);
            System.out.println(upstream.listener.socket().getLocalPort());
            loop.runUntil(Long.MAX_VALUE, () -> upstream.ended);
        }
    }

    private void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input failed: " + e);
        }
        ended = true;
    }

    @Override
    public void ready() throws IOException {
        for (SocketChannel peer = listener.accept(); peer != null; peer = listener.accept()) {
            phase = (phase + GOLDEN) % 1;
            new UpstreamConnection(loop, peer, calls, phase);
        }
    }

    @Override
    public void failed(IOException cause) {
        System.err.println("accept failed: " + cause);
    }
}
