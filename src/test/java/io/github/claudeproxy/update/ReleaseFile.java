package io.github.claudeproxy.update;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server that has one release file, signed with a key of its own. */
final class ReleaseFile implements AutoCloseable {
    private final KeyPair keys = newKeys();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile byte[] content = new byte[0];
    private volatile int status = 200;

    private ReleaseFile(HttpServer server) {
        this.server = server;
    }

    static ReleaseFile start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        ReleaseFile file = new ReleaseFile(server);
        server.createContext(
                "/",
                exchange -> {
                    file.asked.incrementAndGet();
                    byte[] body = file.content;
                    exchange.sendResponseHeaders(file.status, body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
        return file;
    }

    UpdateSource source(Path policy) {
        return UpdateSource.of(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/release",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                policy);
    }

    /** Publishes a version, as the release script does. */
    void publish(String version, String published) {
        content = signed(json(version, published, "2027-06-01T00:00:00Z"), keys);
    }

    void publishUntil(String version, String published, String expires) {
        content = signed(json(version, published, expires), keys);
    }

    /** What somebody could put there who has not got the key. */
    void publishSignedByAnother(String version, String published) {
        content = signed(json(version, published, "2027-06-01T00:00:00Z"), newKeys());
    }

    /** Puts other words into what was signed. */
    void tamper(String from, String to) {
        content =
                new String(content, StandardCharsets.UTF_8)
                        .replace(from, to)
                        .getBytes(StandardCharsets.UTF_8);
    }

    void serve(int newStatus, byte[] newContent) {
        status = newStatus;
        content = newContent;
    }

    int asked() {
        return asked.get();
    }

    private static String json(String version, String published, String expires) {
        return """
            {"version":"%s","published":"%s","expires":"%s",\
            "page":"https://claudeproxy.invalid/releases",\
            "notes":{"en":"Faster","de":"Schneller"},"later":1}"""
                .formatted(version, published, expires);
    }

    private static byte[] signed(String json, KeyPair keys) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(json.getBytes(StandardCharsets.UTF_8));
            return (Base64.getEncoder().encodeToString(signature.sign()) + "\n" + json)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
