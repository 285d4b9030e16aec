package io.github.claudeproxy.bench.load;

import io.github.claudeproxy.bench.wire.Connection;
import io.github.claudeproxy.bench.wire.Head;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/** One client connection: sends requests, insists on status 200, and tells when an answer ended. */
final class Client implements Connection.Owner {
    /** Hears that an answer has ended; may send the next request at once. */
    interface Answered {
        void answered(Client client) throws IOException;
    }

    private final LoadLoop load;
    private final Connection connection;
    private final Answered answered;
    private final EventReader events;
    private volatile long due;

    Client(LoadLoop load, Endpoint endpoint, LongConsumer ages, Answered answered)
            throws IOException {
        this.load = load;
        this.answered = answered;
        this.events = new EventReader(ages);
        this.connection = Connection.open(load.loop(), endpoint.address(), this);
    }

    void send(ByteBuffer request) throws IOException {
        connection.write(request.duplicate());
    }

    /** Sends a request that should have gone out at that nanosecond. */
    void send(ByteBuffer request, long intended) throws IOException {
        due = intended;
        send(request);
    }

    long due() {
        return due;
    }

    EventReader events() {
        return events;
    }

    @Override
    public void head(Head head) throws LoadException {
        if (head.status() != 200) {
            throw new LoadException("the target answered " + head.text());
        }
        events.start();
    }

    @Override
    public void body(ByteBuffer part) {
        events.read(part);
    }

    @Override
    public void end() throws IOException {
        answered.answered(this);
    }

    @Override
    public void lost(IOException cause) {
        load.fail(cause);
    }

    /** Closes the connection whatever it is doing. */
    void leave() {
        connection.close();
    }
}
