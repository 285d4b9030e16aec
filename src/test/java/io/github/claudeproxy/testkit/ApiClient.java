package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Calls the REST API as one user; each call on a connection of its own. */
public final class ApiClient {
    private final URI url;
    private final @Nullable String token;

    private ApiClient(URI url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    /** Somebody who has not signed in. */
    public static ApiClient anonymous(URI url) {
        return new ApiClient(url, null);
    }

    /** The same for whom this session token stands. */
    public ApiClient as(String sessionToken) {
        return new ApiClient(url, sessionToken);
    }

    public RawResponse get(String path) {
        return call(RawRequest.get(path));
    }

    public RawResponse delete(String path) {
        return call(RawRequest.of("DELETE", path));
    }

    /** Posts the JSON, written with single quotes for double ones. */
    public RawResponse post(String path, String json) {
        return call(RawRequest.post(path, json.replace('\'', '"')));
    }

    /** As {@link #post}, for what must succeed; returns the body. */
    public JsonNode posted(String path, String json) {
        return body(path, post(path, json));
    }

    /** As {@link #posted}, but patches. */
    public JsonNode patched(String path, String json) {
        return body(path, call(RawRequest.patch(path, json.replace('\'', '"'))));
    }

    /** As {@link #posted}, but puts. */
    public JsonNode put(String path, String json) {
        return body(path, call(RawRequest.put(path, json.replace('\'', '"'))));
    }

    private static JsonNode body(String path, RawResponse answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(path + ": " + answer.statusLine() + " " + answer.text());
        }
        return answer.json();
    }

    private RawResponse call(RawRequest request) {
        try {
            return RawHttp.call(
                    url,
                    token == null ? request : request.header("authorization", "Bearer " + token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
