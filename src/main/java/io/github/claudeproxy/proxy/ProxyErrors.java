package io.github.claudeproxy.proxy;

import io.github.claudeproxy.http.AnthropicError;

import java.io.IOException;
import java.time.Duration;

/** The errors that the forward path itself answers with. */
final class ProxyErrors {
    private ProxyErrors() {}

    static AnthropicError tooLarge() {
        return AnthropicError.tooLarge("Request exceeds the maximum size of 32 MB.");
    }

    static AnthropicError endpointNotAllowed(ApiRoute route) {
        return AnthropicError.permission(
                "This key may not use " + route.label() + ". Ask whoever gave it to you.");
    }

    static AnthropicError unreachable(IOException cause) {
        return AnthropicError.api(
                502, "Anthropic could not be reached from the proxy: " + cause.getMessage());
    }

    static AnthropicError brokenOff() {
        return AnthropicError.api(
                502, "Anthropic broke off its answer. What came before may be incomplete.");
    }

    static AnthropicError silent(Duration silence) {
        return AnthropicError.timeout(
                "Anthropic has been silent for " + silence.toSeconds() + " seconds.");
    }

    static AnthropicError busy() {
        return AnthropicError.unavailable(
                "The proxy is busy with other large requests.", Duration.ofSeconds(5));
    }

    static AnthropicError fault() {
        return AnthropicError.api(500, "The proxy failed. Its log says more, by the request id.");
    }

    static AnthropicError notAnObject() {
        return AnthropicError.invalidRequest(400, "The request body must be one JSON object.");
    }

    static AnthropicError ambiguous() {
        return AnthropicError.invalidRequest(
                400,
                "The request body names model, max_tokens or stream twice, writes a field's name"
                        + " with escapes, or gives one of them a value of the wrong kind.");
    }

    static AnthropicError waitedInVain() {
        return AnthropicError.rateLimit(
                "No place became free in time for this call. Fewer calls at the same time, or a"
                        + " higher limit, would help.",
                Duration.ofSeconds(10));
    }

    /** 403 is what no client repeats, and what every client shows. */
    static AnthropicError stopped() {
        return AnthropicError.permission(
                "This call was stopped by whoever manages this proxy. Ask whoever gave you the key.");
    }

    static AnthropicError stopping() {
        return AnthropicError.unavailable(
                "The proxy is being stopped. Try again in a moment.", Duration.ofSeconds(5));
    }
}
