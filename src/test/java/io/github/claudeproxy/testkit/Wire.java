package io.github.claudeproxy.testkit;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connected socket, with TLS above it or not, that can be ended in either way. */
final class Wire implements AutoCloseable {
    private final Socket raw;
    private final Socket socket;

    private Wire(Socket raw, Socket socket) {
        this.raw = raw;
        this.socket = socket;
    }

    /** The server's side of an accepted connection; does the handshake at the first read. */
    static Wire accepted(Socket raw, @Nullable SSLContext tls) throws IOException {
        raw.setTcpNoDelay(true);
        if (tls == null) {
            return new Wire(raw, raw);
        }
        SSLSocketFactory factory = tls.getSocketFactory();
        SSLSocket secured = (SSLSocket) factory.createSocket(raw, null, raw.getPort(), true);
        secured.setUseClientMode(false);
        return new Wire(raw, secured);
    }

    int localPort() {
        return raw.getLocalPort();
    }

    InputStream input() throws IOException {
        return socket.getInputStream();
    }

    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    void write(String text) throws IOException {
        output().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Ends the connection without a word from TLS: with FIN, reading on, or with RST. */
    void cut(Ending ending) throws IOException {
        switch (ending) {
            case FIN -> raw.shutdownOutput();
            case RST -> {
                raw.setSoLinger(true, 0);
                raw.close();
            }
            case KEPT -> {}
        }
    }

    /** Ends it as {@link #cut}, but politely where it is with FIN. */
    void finish(Ending ending) throws IOException {
        if (ending == Ending.FIN && socket instanceof SSLSocket) {
            socket.shutdownOutput();
        }
        cut(ending);
    }

    /** Closes it without waiting for anybody; any thread may do so. */
    @Override
    public void close() throws IOException {
        raw.close();
    }
}
