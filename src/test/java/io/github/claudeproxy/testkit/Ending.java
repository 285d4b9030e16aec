package io.github.claudeproxy.testkit;

/** How a connection is ended, or was. */
public enum Ending {
    /** Closed for writing, after all that was written: {@code FIN}. */
    FIN,
    /** Torn down: {@code RST}. */
    RST,
    /** Not ended: usable for the next request. */
    KEPT
}
