package io.github.claudeproxy.bench.targets;

import io.github.claudeproxy.bench.load.Leaver;
import io.github.claudeproxy.bench.upstream.FakeUpstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The fake upstream in a process of its own, and the questions one may ask it. */
public final class UpstreamProcess implements Leaver.Upstream, AutoCloseable {
    private final ChildProcess process;
    private final int port;
    private final Http http;

    private UpstreamProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
        this.http = new Http(port);
    }

    public static UpstreamProcess start() throws IOException {
        ChildProcess process =
                ChildProcess.piped(
                        List.of(
                                Java.executable(),
                                "-XX:+UseSerialGC",
                                "-Xms128m",
                                "-Xmn96m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FakeUpstream.class.getName()));
        BufferedReader output = process.process().inputReader();
        String port = output.readLine();
        if (port == null) {
            throw new IOException("the fake upstream did not start");
        }
        UpstreamProcess upstream = new UpstreamProcess(process, Integer.parseInt(port));
        upstream.checkClock();
        return upstream;
    }

    /** System.nanoTime is one clock for all processes of a Linux machine; make sure of it. */
    private void checkClock() throws IOException {
        long before = System.nanoTime();
        long there = Long.parseLong(http.get("/bench/clock"));
        if (there - before < 0 || there - System.nanoTime() > 0) {
            throw new IOException("the clock of the upstream's process is not ours");
        }
    }

    public int port() {
        return port;
    }

    @Override
    public boolean hasSeen(long id) throws IOException {
        return !closing(id).equals("unknown");
    }

    @Override
    public OptionalLong closedAt(long id) throws IOException {
        String closing = closing(id);
        return closing.equals("open") || closing.equals("unknown")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(closing));
    }

    private String closing(long id) throws IOException {
        return http.get("/bench/closed?id=" + id);
    }

    public Bill bill() throws IOException {
        return Bill.parse(http.get("/bench/bill"));
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
