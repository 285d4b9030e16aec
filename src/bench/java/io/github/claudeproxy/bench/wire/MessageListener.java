package io.github.claudeproxy.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Hears the parts of each message; the body arrives without its framing. */
public interface MessageListener {
    void head(Head head) throws IOException;

    /** A part of the body; the buffer is the reader's and must not be kept. */
    void body(ByteBuffer part) throws IOException;

    void end() throws IOException;
}
