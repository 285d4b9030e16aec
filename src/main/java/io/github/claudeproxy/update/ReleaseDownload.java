package io.github.claudeproxy.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Fetches the release file; sends nothing of the user's, not even which version asks. Takes no
 * proxy, because the default one is the window's gate while somebody signs in there.
 */
final class ReleaseDownload {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64 * 1024;

    private ReleaseDownload() {}

    static byte[] fetch(URI url) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build()) {
            HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
            return body(client.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UpdateException("the release file cannot be fetched", e);
        }
    }

    private static byte[] body(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new UpdateException(
                        "the server of the release file answered " + response.statusCode());
            }
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UpdateException("the release file is too large");
            }
            return bytes;
        }
    }
}
