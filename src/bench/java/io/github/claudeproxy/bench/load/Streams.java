package io.github.claudeproxy.bench.load;

import io.github.claudeproxy.bench.upstream.Events;
import io.github.claudeproxy.bench.upstream.Script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many streams at the same time, each on its own connection and read to its end. */
public final class Streams implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LoadLoop load = new LoadLoop();
    private final List<Client> clients = new ArrayList<>();
    private final Latencies ages = new Latencies();
    private final Script script;
    private int ended;
    private boolean measuring;

    public Streams(Endpoint endpoint, int count, Script script) throws IOException {
        this.script = script;
        ByteBuffer request = Requests.stream(endpoint, script);
        for (int i = 0; i < count; i++) {
            Client client = new Client(load, endpoint, this::age, _ -> ended++);
            clients.add(client);
            client.send(request);
        }
    }

    /** Returns when each stream has had an event. */
    public void awaitBegin() throws LoadException {
        load.runUntil(
                () -> clients.stream().allMatch(client -> client.events().events() > 0),
                PATIENCE,
                "an event on each of " + clients.size() + " streams");
    }

    /** Runs for that long and notes the ages of the events meanwhile. */
    public void runFor(Duration time) throws LoadException {
        measuring = true;
        load.runFor(time);
        measuring = false;
    }

    private void age(long nanos) {
        if (measuring) {
            ages.add(nanos);
        }
    }

    /** Returns when every stream has ended, with every event and every byte. */
    public void awaitEnd() throws LoadException {
        load.runUntil(() -> ended == clients.size(), PATIENCE, "the end of each stream");
        long expected = Events.length(script.events());
        long whole = clients.stream().filter(client -> isWhole(client, expected)).count();
        if (whole != clients.size()) {
            throw new LoadException((clients.size() - whole) + " streams came incomplete");
        }
    }

    private boolean isWhole(Client client, long bytes) {
        return client.events().events() == script.events() && client.events().bytes() == bytes;
    }

    public long events() {
        return clients.stream().mapToLong(client -> client.events().events()).sum();
    }

    /** How old each text delta was when it was read. */
    public Latencies ages() {
        return ages;
    }

    @Override
    public void close() throws IOException {
        load.close();
    }
}
