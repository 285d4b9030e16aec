package io.github.claudeproxy.proxy;

import io.github.claudeproxy.http.AnthropicError;
import io.github.claudeproxy.keys.KeyDecision;

import java.io.IOException;
import java.time.Duration;

/** The errors that the forward path itself answers with. */
final class ProxyErrors {
    private ProxyErrors() {}

    static AnthropicError tooLarge() {
        return AnthropicError.tooLarge("Request exceeds the maximum size of 32 MB.");
    }

    static AnthropicError endpointNotAllowed(ApiRoute route, String ask) {
        return AnthropicError.permission("This key may not use " + route.label() + ". " + ask);
    }

    /** The owner's own words come on top of what is wrong with the key. */
    static AnthropicError key(KeyDecision.Refused refused, String hint) {
        return AnthropicError.authentication(
                hint.isEmpty() ? refused.message() : refused.message() + " " + hint);
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

    static AnthropicError waitedInVain(Duration waited, String ask) {
        return AnthropicError.rateLimit(
                "This call waited "
                        + waited.toSeconds()
                        + " seconds for others to end, and no place became free. Fewer calls at"
                        + " the same time, or a higher limit, would help. "
                        + ask,
                Duration.ofSeconds(10));
    }

    /** 403 is what no client repeats, and what every client shows. */
    static AnthropicError stopped(String ask) {
        return AnthropicError.permission(
                "This call was stopped by whoever manages this proxy. " + ask);
    }

    static AnthropicError stopping() {
        return AnthropicError.unavailable(
                "The proxy is being stopped. Try again in a moment.", Duration.ofSeconds(5));
    }
}
