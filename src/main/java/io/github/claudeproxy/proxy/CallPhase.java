package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.CallState;

/** How far a call has come. */
enum CallPhase {
    /** The request body is being read. */
    READING,
    /** It waits for its turn. */
    QUEUED,
    /** A credential is being found. */
    CREDENTIAL,
    /** A connection to upstream is being found. */
    CONNECTING,
    /** The request is on its way, and the response has not begun. */
    WAITING,
    /** The response is passed on. */
    RELAYING,
    /** The response is being ended by an error event of ours. */
    ENDING,
    /** Over, and recorded. */
    DONE;

    /** As those who watch see it. */
    CallState state() {
        return switch (this) {
            case QUEUED -> CallState.QUEUED;
            case READING, CREDENTIAL, CONNECTING, WAITING -> CallState.SENDING;
            case RELAYING, ENDING, DONE -> CallState.STREAMING;
        };
    }
}
