package io.github.claudeproxy.bench.targets;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Simple calls to one server on this machine, beside the load. */
final class Http implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
    private final int port;

    Http(int port) {
        this.port = port;
    }

    String get(String path, String... headers) throws IOException {
        return send(request(path, headers).GET());
    }

    String post(String path, String json, String... headers) throws IOException {
        return send(
                request(path, headers)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /** Returns once the path answers with 200. */
    void await(String path, Duration atMost, ChildProcess server) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!answers(path)) {
            if (!server.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IOException(
                        "the server on port " + port + " did not start, see target/bench");
            }
        }
    }

    private boolean answers(String path) throws IOException {
        try {
            get(path);
            return true;
        } catch (ConnectException e) {
            pause();
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(TIMEOUT);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException(
                        response.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
