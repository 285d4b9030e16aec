package io.github.claudeproxy.testkit;

/** How an answer says where its body ends. */
public enum Framing {
    CONTENT_LENGTH,
    CHUNKED,
    /** By closing the connection. */
    UNTIL_CLOSE
}
