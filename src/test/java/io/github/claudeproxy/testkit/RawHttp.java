package io.github.claudeproxy.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;

/**
 * A client that sends exactly the bytes it is given and keeps what comes back exactly as it came.
 * It waits 10 seconds for anything, unless told otherwise. For one thread at a time.
 */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;
    private final String host;
    private final LineReader lines;

    private RawHttp(Socket socket, String host) throws IOException {
        this.socket = socket;
        this.host = host;
        this.lines = new LineReader(socket.getInputStream());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    /** Connects to where this base URL points, over plain TCP. */
    public static RawHttp connect(URI url) throws IOException {
        return new RawHttp(new Socket(url.getHost(), url.getPort()), url.getAuthority());
    }

    /** As {@link #connect(URI)}, over TLS. */
    public static RawHttp connect(URI url, SSLContext trust) throws IOException {
        return new RawHttp(
                trust.getSocketFactory().createSocket(url.getHost(), url.getPort()),
                url.getAuthority());
    }

    /** Sends one request on a connection of its own and reads all of the answer. */
    public static RawResponse call(URI url, RawRequest request) throws IOException {
        try (RawHttp client = connect(url)) {
            return client.exchange(request);
        }
    }

    public RawResponse exchange(RawRequest request) throws IOException {
        return send(request).read();
    }

    public RawHttp send(RawRequest request) throws IOException {
        return sendHead(request).send(request.body());
    }

    /** Sends the head alone. */
    public RawHttp sendHead(RawRequest request) throws IOException {
        return send(request.headBytes(host));
    }

    /** Sends these characters as ISO 8859-1. */
    public RawHttp send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawHttp send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Waits only this long for the next bytes. */
    public RawHttp timeout(Duration longest) throws SocketException {
        socket.setSoTimeout(Math.toIntExact(longest.toMillis()));
        return this;
    }

    /** Reads a whole answer, after any interim ones. */
    public RawResponse read() throws IOException {
        return open().readAll();
    }

    /** Reads the head of an answer, after any interim ones; the body can be read as it comes. */
    public Opened open() throws IOException {
        String statusLine = lines.requireLine();
        List<Header> headers = readHeaders();
        if (statusLine.matches("HTTP/1.1 1\\d\\d.*")) {
            return open();
        }
        return new Opened(statusLine, headers, body(statusLine, headers));
    }

    /** Reads the head of one interim answer and returns its status line. */
    public String readInterim() throws IOException {
        String statusLine = lines.requireLine();
        readHeaders();
        return statusLine;
    }

    private List<Header> readHeaders() throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = lines.requireLine(); !line.isEmpty(); line = lines.requireLine()) {
            headers.add(HeadReader.header(line));
        }
        return headers;
    }

    private InputStream body(String statusLine, List<Header> headers) throws IOException {
        if (statusLine.matches("HTTP/1.1 (204|304).*")) {
            return InputStream.nullInputStream();
        }
        for (Header header : headers) {
            if (header.is("content-length")) {
                return new ResponseBody(
                        lines, Framing.CONTENT_LENGTH, Long.parseLong(header.value()));
            }
            if (header.is("transfer-encoding")) {
                return new ResponseBody(lines, Framing.CHUNKED, 0);
            }
        }
        return new ResponseBody(lines, Framing.UNTIL_CLOSE, 0);
    }

    /** Waits until the other side ends the connection, dropping what comes before. */
    public Ending awaitEnd() throws IOException {
        try {
            lines.drain();
            return Ending.FIN;
        } catch (SocketException e) {
            return Ending.RST;
        }
    }

    /** Sends FIN and can still read. */
    public RawHttp finishSending() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Leaves with FIN, in the middle of whatever goes on. */
    public void hangUp() throws IOException {
        socket.close();
    }

    /** Leaves with RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer whose head was read. */
    public final class Opened {
        private final String statusLine;
        private final List<Header> headers;
        private final InputStream body;

        private Opened(String statusLine, List<Header> headers, InputStream body) {
            this.statusLine = statusLine;
            this.headers = List.copyOf(headers);
            this.body = body;
        }

        public RawResponse head() {
            return new RawResponse(statusLine, headers, new byte[0], false, Ending.KEPT);
        }

        /** The body without its framing, as it comes. */
        public InputStream body() {
            return body;
        }

        /** The body as events, as they come. */
        public SseReader events() {
            return new SseReader(body);
        }

        /** Reads the rest, and the end of the connection where one is announced. */
        public RawResponse readAll() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                body.transferTo(bytes);
                return response(bytes, true, announcesEnd() ? awaitEnd() : Ending.KEPT);
            } catch (EOFException e) {
                return response(bytes, false, Ending.FIN);
            } catch (SocketException e) {
                return response(bytes, false, Ending.RST);
            }
        }

        private boolean announcesEnd() {
            return headers.stream().anyMatch(h -> h.is("connection") && h.value().equals("close"));
        }

        private RawResponse response(ByteArrayOutputStream bytes, boolean complete, Ending end) {
            return new RawResponse(statusLine, headers, bytes.toByteArray(), complete, end);
        }
    }
}
