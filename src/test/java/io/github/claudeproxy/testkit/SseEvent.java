package io.github.claudeproxy.testkit;

/** One server-sent event with a name and one line of data. */
public record SseEvent(String name, String data) {
    public static final SseEvent PING = new SseEvent("ping", "{\"type\":\"ping\"}");

    /** The {@code error} event Anthropic sends when a stream fails after its status. */
    public static SseEvent error(String type, String message) {
        return new SseEvent("error", ApiError.body(type, message, ApiError.newRequestId()));
    }

    /** The event as it is on the wire. */
    public String text() {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
