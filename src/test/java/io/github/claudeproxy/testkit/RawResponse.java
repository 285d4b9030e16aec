package io.github.claudeproxy.testkit;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An answer as {@link RawHttp} read it: the body without its framing, whether it came to the end
 * its framing promised, and how the connection ended, if it did.
 */
@SuppressWarnings("ArrayRecordComponent") // answers are not compared
public record RawResponse(
        String statusLine, List<Header> headers, byte[] body, boolean complete, Ending ending) {
    public RawResponse {
        headers = List.copyOf(headers);
    }

    public int status() {
        return Integer.parseInt(statusLine.split(" ", -1)[1]);
    }

    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value).toList();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.require(text());
    }
}
