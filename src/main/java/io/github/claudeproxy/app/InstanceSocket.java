package io.github.claudeproxy.app;

import io.github.claudeproxy.files.PrivateFiles;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A Unix domain socket by which a second start speaks to the first: one line of question, then the
 * answer until the end. Only this user can open it. Whoever holds the lock of the data directory
 * may remove a socket that was left there.
 */
final class InstanceSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InstanceSocket.class);

    /** Bytes, with the end of its line. */
    static final int MOST_QUESTION = 64 << 10;

    private final ServerSocketChannel channel;
    private final Path path;
    private final CompletableFuture<InstanceAnswers> answers = new CompletableFuture<>();

    private InstanceSocket(ServerSocketChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    /**
     * Listens from now on; who asks waits until {@link #answer} says with what. Where there can be
     * no socket, the program runs as well.
     */
    static Optional<InstanceSocket> listen(Path dataDirectory) {
        Path path = InstanceQuestion.path(dataDirectory);
        try {
            makeRoom(path, dataDirectory);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(path));
            PrivateFiles.file(path);
            InstanceSocket socket = new InstanceSocket(channel, path);
            Thread.ofVirtual().name("instance").start(socket::accept);
            return Optional.of(socket);
        } catch (IOException | UnsupportedOperationException e) {
            log.warn("Other starts cannot speak to this one: no socket at {}", path, e);
            return Optional.empty();
        }
    }

    /** Outside the data directory nobody else may have put anything in the way. */
    private static void makeRoom(Path path, Path dataDirectory) throws IOException {
        Path folder = path.getParent();
        if (folder != null && !folder.equals(dataDirectory.toAbsolutePath())) {
            if (!PrivateFiles.directory(folder)) {
                throw new IOException("others can look into " + folder);
            }
        }
        Files.deleteIfExists(path);
    }

    /** Answers what was asked so far, and from now on. */
    void answer(InstanceAnswers with) {
        answers.complete(with);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = channel.accept();
                Thread.startVirtualThread(() -> answer(connection));
            }
        } catch (IOException e) {
            log.debug("No more questions at {}", path, e);
        }
    }

    private void answer(SocketChannel connection) {
        try (connection) {
            String question = question(connection);
            write(connection, answers.join().to(question));
        } catch (IOException e) {
            log.debug("A question was not answered", e);
        }
    }

    private static String question(SocketChannel connection) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_QUESTION);
        while (bytes.hasRemaining() && connection.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n') {
                break;
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    static void write(SocketChannel connection, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            answers.complete(InstanceAnswers.NONE);
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            log.warn("Cannot remove {}", path, e);
        }
    }
}
