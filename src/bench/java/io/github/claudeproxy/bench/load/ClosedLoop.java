package io.github.claudeproxy.bench.load;

import io.github.claudeproxy.bench.upstream.Events;
import io.github.claudeproxy.bench.upstream.Script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps connections busy: each sends its next request as soon as its answer has ended. */
public final class ClosedLoop implements AutoCloseable {
    private static final int ANY_LENGTH = -1;

    private final LoadLoop load = new LoadLoop();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer request;
    private final long bodyLength;
    private long limit = Long.MAX_VALUE;
    private long sent;
    private long answers;

    private ClosedLoop(Endpoint endpoint, int connections, ByteBuffer request, long bodyLength)
            throws IOException {
        this.request = request;
        this.bodyLength = bodyLength;
        for (int i = 0; i < connections; i++) {
            clients.add(new Client(load, endpoint, _ -> {}, this::answered));
        }
        for (Client client : clients) {
            send(client);
        }
    }

    public static ClosedLoop messages(Endpoint endpoint, int connections) throws IOException {
        return new ClosedLoop(endpoint, connections, Requests.message(endpoint), ANY_LENGTH);
    }

    public static ClosedLoop uploads(Endpoint endpoint, int connections, int size)
            throws IOException {
        return new ClosedLoop(endpoint, connections, Requests.upload(endpoint, size), ANY_LENGTH);
    }

    public static ClosedLoop streams(Endpoint endpoint, int connections, Script script)
            throws IOException {
        ByteBuffer request = Requests.stream(endpoint, script);
        return new ClosedLoop(endpoint, connections, request, Events.length(script.events()));
    }

    public void runFor(Duration time) throws LoadException {
        load.runFor(time);
    }

    /** Sends that many requests in all and runs until they are answered. */
    public void runAll(long requests, Duration atMost) throws LoadException {
        limit = requests;
        load.runUntil(() -> answers == requests, atMost, requests + " answers");
    }

    public long answers() {
        return answers;
    }

    public long events() {
        return clients.stream().mapToLong(client -> client.events().events()).sum();
    }

    private void answered(Client client) throws IOException {
        answers++;
        if (bodyLength != ANY_LENGTH && client.events().bytes() % bodyLength != 0) {
            throw new LoadException("a stream came with bytes missing or added");
        }
        if (sent < limit) {
            send(client);
        }
    }

    private void send(Client client) throws IOException {
        sent++;
        client.send(request);
    }

    @Override
    public void close() throws IOException {
        load.close();
    }
}
