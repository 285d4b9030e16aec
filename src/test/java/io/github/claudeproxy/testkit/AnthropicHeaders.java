package io.github.claudeproxy.testkit;

import java.util.ArrayList;
import java.util.List;

/** The headers Anthropic adds to its answers. */
final class AnthropicHeaders {
    private AnthropicHeaders() {}

    static List<Header> of(Caller caller) {
        return switch (caller) {
            case Caller.ByApiKey() ->
                    with(
                            new Header("anthropic-ratelimit-requests-limit", "4000"),
                            new Header("anthropic-ratelimit-requests-remaining", "3999"),
                            new Header(
                                    "anthropic-ratelimit-requests-reset", "2026-11-23T12:00:01Z"),
                            new Header("anthropic-ratelimit-input-tokens-remaining", "399000"));
            case Caller.ByToken() ->
                    with(
                            new Header("anthropic-ratelimit-unified-status", "allowed"),
                            new Header(
                                    "anthropic-ratelimit-unified-representative-claim",
                                    "five_hour"),
                            new Header("anthropic-ratelimit-unified-5h-status", "allowed"),
                            new Header("anthropic-ratelimit-unified-5h-utilization", "0.42"),
                            new Header("anthropic-ratelimit-unified-5h-reset", "1795446000"));
            case Caller.Refused _ -> with();
        };
    }

    private static List<Header> with(Header... limits) {
        List<Header> headers =
                new ArrayList<>(
                        List.of(
                                new Header("request-id", ApiError.newRequestId()),
                                new Header(
                                        "anthropic-organization-id",
                                        "5a9d1f60-0000-4000-8000-000000000001"),
                                new Header("set-cookie", "__cf_bm=fake; path=/; HttpOnly; Secure"),
                                new Header("server", "cloudflare"),
                                new Header("cf-ray", "8f00000000000000-FRA")));
        headers.addAll(List.of(limits));
        return headers;
    }
}
