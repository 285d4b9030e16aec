package io.github.claudeproxy.bench.wire;

import java.io.IOException;

/** What a {@link Loop} calls about one channel, on its thread. */
public interface Handler {
    void ready() throws IOException;

    void failed(IOException cause);
}
