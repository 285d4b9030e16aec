package io.github.claudeproxy.bench.targets;

import io.github.claudeproxy.bench.load.Endpoint;

import java.io.IOException;
import java.util.Optional;

/** Something that load is sent to. */
public interface Target extends AutoCloseable {
    String name();

    Endpoint endpoint();

    /** The meter of its processes; none for the upstream itself. */
    Optional<ProcessMeter> meter();

    /** What it has metered so far; none if it does not meter. */
    Optional<Bill> metered() throws IOException;

    @Override
    void close();
}
