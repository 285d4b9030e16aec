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

        /** None came; {@code why} is fit for the user. */
        record NoAnswer(String why) implements Reply {}
    }

    Reply send(HttpRequest.Builder request) {
        HttpRequest ready = request.setHeader("user-agent", userAgent).build();
        URI to = ready.uri();
        if (!"https".equals(to.getScheme()) && !LOOPBACK.contains(to.getHost())) {
            return new Reply.NoAnswer(host(to) + " is not called without TLS");
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
            return new Reply.NoAnswer(
                    host(to) + " did not answer in " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.NoAnswer("the call to " + host(to) + " was given up");
        } catch (ExecutionException e) {
            return new Reply.NoAnswer(host(to) + " cannot be reached: " + reason(e));
        }
    }

    /** Names the failure, not its text, which might hold what the other side sent. */
    private static String reason(ExecutionException failure) {
        return switch (failure.getCause()) {
            case java.net.http.HttpConnectTimeoutException _ -> "no connection in time";
            case java.net.ConnectException _ -> "no connection";
            case javax.net.ssl.SSLException _ -> "its certificate or TLS is not in order";
            case IOException _ -> "the connection broke";
            case null, default -> "the call failed";
        };
    }

    private static String host(URI to) {
        return to.getAuthority();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
