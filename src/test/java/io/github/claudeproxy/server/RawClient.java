package io.github.claudeproxy.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One socket that sends bytes as they are, so that a request may be as wrong as the test likes. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(int port) {
        try {
            socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text; line feeds become CR LF. */
    RawClient send(String text) {
        return sendBytes(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient sendBytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Everything until the server closes; what a reset cuts off is missing. */
    String readAll() {
        StringBuilder text = new StringBuilder();
        try {
            int next = socket.getInputStream().read();
            while (next >= 0) {
                text.append((char) next);
                next = socket.getInputStream().read();
            }
        } catch (IOException e) {
            text.append("<").append(e.getMessage()).append(">");
        }
        return text.toString();
    }

    /** Reads until the text has come, and returns all that was read. */
    String readUntil(String end) {
        StringBuilder text = new StringBuilder();
        try {
            while (text.indexOf(end) < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return text + "<closed>";
                }
                text.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
