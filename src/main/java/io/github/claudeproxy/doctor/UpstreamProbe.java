package io.github.claudeproxy.doctor;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Goes the way of every call, step by step, so that what fails has a name. Sends no credential. */
final class UpstreamProbe {
    private static final int MOST_LINES = 200;
    private static final String DATE = "date:";

    private final URI url;
    private final SSLContext trust;
    private final int millis;

    UpstreamProbe(URI url, SSLContext trust, Duration patience) {
        this.url = url;
        this.trust = trust;
        this.millis = Math.toIntExact(patience.toMillis());
    }

    /**
     * What came back.
     *
     * @param protocol of the encryption, or {@code HTTP} for none
     * @param date what time it is there, if it said so
     */
    record Answer(String protocol, Optional<Instant> date) {}

    Answer ask() throws IOException {
        try (Socket plain = connect()) {
            plain.setSoTimeout(millis);
            if (!isTls()) {
                return new Answer("HTTP", date(plain));
            }
            try (SSLSocket socket = secure(plain)) {
                return new Answer(socket.getSession().getProtocol(), date(socket));
            }
        }
    }

    private boolean isTls() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private String host() {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    private int port() {
        return url.getPort() >= 0 ? url.getPort() : isTls() ? 443 : 80;
    }

    /** Tries one address after the other: a network may know one version of IP alone. */
    private Socket connect() throws IOException {
        @Nullable IOException first = null;
        for (InetAddress address : InetAddress.getAllByName(host())) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port()), millis);
                return socket;
            } catch (IOException e) {
                socket.close();
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("no address") : first;
    }

    private SSLSocket secure(Socket plain) throws IOException {
        SSLSocket socket =
                (SSLSocket) trust.getSocketFactory().createSocket(plain, host(), port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private Optional<Instant> date(Socket socket) throws IOException {
        String request =
                "HEAD "
                        + url.getRawPath()
                        + "/ HTTP/1.1\r\nhost: "
                        + url.getRawAuthority()
                        + "\r\nuser-agent: claude-proxy\r\naccept: */*\r\nconnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        BufferedReader answer =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String status = answer.readLine();
        if (status == null || !status.startsWith("HTTP/1.")) {
            throw new IOException("no answer of HTTP");
        }
        return date(answer);
    }

    private static Optional<Instant> date(BufferedReader headers) throws IOException {
        for (int i = 0; i < MOST_LINES; i++) {
            String line = headers.readLine();
            if (line == null || line.isEmpty()) {
                return Optional.empty();
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(DATE)) {
                return instant(line.substring(DATE.length()).strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
