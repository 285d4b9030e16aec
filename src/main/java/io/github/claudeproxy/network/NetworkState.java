package io.github.claudeproxy.network;

import java.util.List;

/** What the server is doing, for whoever shows it. */
public sealed interface NetworkState {
    record Stopped() implements NetworkState {}

    record Starting() implements NetworkState {}

    /**
     * Requests are answered.
     *
     * @param urls what reaches it: this machine's plain one first, those for others by network
     */
    record Running(List<ReachableUrl> urls) implements NetworkState {
        public Running {
            urls = List.copyOf(urls);
        }
    }

    /** No new requests; what runs may end. */
    record Stopping() implements NetworkState {}

    /** It could not start. */
    record Failed(ListenProblem problem) implements NetworkState {}
}
