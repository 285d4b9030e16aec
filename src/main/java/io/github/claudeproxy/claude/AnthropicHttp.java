package io.github.claudeproxy.claude;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/**
 * Our own few calls to Anthropic: over TLS, to the configured address alone (no redirect, no proxy,
 * no cookie), bounded in size and time. Blocks; any thread but an I/O thread.
 */
final class AnthropicHttp implements AutoCloseable {
    private static final int MAX_BODY = 1024 * 1024;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Duration timeout;
    private final String userAgent;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(Duration.ofSeconds(10))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    AnthropicHttp(Duration timeout) {
        this.timeout = timeout;
        this.userAgent = "claude-proxy/" + version();
    }

    private static String version() {
        @Nullable String version = AnthropicHttp.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** What came of a call. */
    sealed interface Reply {
        record Answer(HttpResponse<byte[]> response) implements Reply {}

        /** None came; the message is half a sentence. */
        record NoAnswer(Setback setback) implements Reply {}
    }

    Reply send(HttpRequest.Builder request) {
        HttpRequest ready = request.setHeader("user-agent", userAgent).build();
        URI to = ready.uri();
        if (!"https".equals(to.getScheme()) && !LOOPBACK.contains(to.getHost())) {
            return noAnswer(Obstacle.NOT_ENCRYPTED, to, " is not called without TLS");
        }
        // HttpRequest.timeout ends with the headers; this one covers the body, too
        var call =
                client.sendAsync(
                        ready, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
        return await(call, to);
    }

    private Reply await(CompletableFuture<HttpResponse<byte[]>> call, URI to) {
        try {
            return new Reply.Answer(call.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            String late = " did not answer in " + timeout.toSeconds() + " s";
            return noAnswer(Obstacle.TOO_SLOW, to, late);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return noAnswer(Obstacle.NO_CONNECTION, to, " is asked no longer");
        } catch (ExecutionException e) {
            Obstacle obstacle =
                    e.getCause() instanceof SSLException
                            ? Obstacle.NOT_TRUSTED
                            : Obstacle.NO_CONNECTION;
            return noAnswer(obstacle, to, " cannot be reached: " + reason(e));
        }
    }

    /** Names the failure, not its text, which might hold what the other side sent. */
    private static String reason(ExecutionException failure) {
        return switch (failure.getCause()) {
            case java.net.http.HttpConnectTimeoutException _ -> "no connection in time";
            case java.net.ConnectException _ -> "no connection";
            case SSLException _ -> "its certificate or TLS is not in order";
            case IOException _ -> "the connection broke";
            case null, default -> "the call failed";
        };
    }

    private static Reply noAnswer(Obstacle obstacle, URI to, String what) {
        String host = to.getAuthority();
        return new Reply.NoAnswer(new Setback(obstacle, host, host + what));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
