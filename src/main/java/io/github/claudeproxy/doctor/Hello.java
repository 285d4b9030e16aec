package io.github.claudeproxy.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Asks our own server whether it is there; over HTTPS it must show a certificate that fits. */
public final class Hello {
    private static final int PATIENCE_MILLIS = 2000;

    private final Supplier<SSLContext> trust;

    /**
     * Wires it.
     *
     * @param trust in the authority of this installation
     */
    public Hello(Supplier<SSLContext> trust) {
        this.trust = trust;
    }

    boolean from(URI url) {
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(PATIENCE_MILLIS);
            plain.connect(new InetSocketAddress(host(url), url.getPort()), PATIENCE_MILLIS);
            if (!"https".equals(url.getScheme())) {
                return answers(plain, url);
            }
            try (SSLSocket secured = secure(plain, url)) {
                return answers(secured, url);
            }
        } catch (IOException _) {
            return false;
        }
    }

    private static String host(URI url) {
        return url.getHost().replaceAll("[\\[\\]]", "");
    }

    private SSLSocket secure(Socket plain, URI url) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        trust.get()
                                .getSocketFactory()
                                .createSocket(plain, host(url), url.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static boolean answers(Socket socket, URI url) throws IOException {
        String request =
                "GET /api/hello HTTP/1.1\r\nhost: "
                        + url.getAuthority()
                        + "\r\nconnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        String answer = new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1);
        return answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("\r\n\r\nhello\n");
    }
}
