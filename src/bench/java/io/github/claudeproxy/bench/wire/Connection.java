package io.github.claudeproxy.bench.wire;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One socket of a {@link Loop}: messages in, bytes out. */
public final class Connection implements Handler, AutoCloseable {
    /** Hears the messages, and once how the connection ended when the peer or an error ended it. */
    public interface Owner extends MessageListener {
        void lost(IOException cause);

        /** Everything that {@link Connection#write} took is with the kernel. */
        default void drained() throws IOException {}
    }

    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Owner owner;
    private final MessageReader reader;
    private @Nullable ByteBuffer pending;

    public Connection(Loop loop, SocketChannel channel, Owner owner) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.owner = owner;
        this.reader = new MessageReader(owner);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        this.key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    public static Connection open(Loop loop, InetSocketAddress to, Owner owner) throws IOException {
        return new Connection(loop, SocketChannel.open(to), owner);
    }

    /** Sends the bytes as the peer takes them; they must not change before {@code drained}. */
    public void write(ByteBuffer bytes) throws IOException {
        if (pending != null) {
            throw new IllegalStateException("the bytes before these are not written yet");
        }
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            pending = bytes;
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    public boolean writing() {
        return pending != null;
    }

    @Override
    public void ready() throws IOException {
        if (key.isValid() && key.isReadable()) {
            read();
        }
        if (key.isValid() && key.isWritable() && pending != null) {
            writePending(pending);
        }
    }

    private void read() throws IOException {
        ByteBuffer buffer = loop.readBuffer();
        if (channel.read(buffer) < 0) {
            throw new EOFException(reader.inMessage() ? "closed within a message" : "closed");
        }
        reader.read(buffer.flip());
    }

    private void writePending(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (!bytes.hasRemaining()) {
            pending = null;
            key.interestOps(SelectionKey.OP_READ);
            owner.drained();
        }
    }

    @Override
    public void failed(IOException cause) {
        close();
        owner.lost(cause);
    }

    /** Closes the socket at once; the owner hears nothing. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket did not close", e);
        }
    }
}
