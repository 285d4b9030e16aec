package io.github.claudeproxy.server;

import java.net.URI;
import java.util.List;

/** What the local server is doing, for whoever shows it. */
public sealed interface ServerState {
    record Stopped() implements ServerState {}

    record Starting() implements ServerState {}

    /**
     * Requests are answered.
     *
     * @param urls the base URLs that reach the server, the one for this machine first
     */
    record Running(List<URI> urls) implements ServerState {
        public Running {
            urls = List.copyOf(urls);
        }
    }

    /** No new requests; what runs may end. */
    record Stopping() implements ServerState {}

    /** It could not start; the message is fit for the user. */
    record Failed(String message) implements ServerState {}
}
