package io.github.claudeproxy.bench.targets;

import io.github.claudeproxy.bench.load.Endpoint;

import java.util.Optional;

/** No proxy at all: the client talks to the upstream. */
public record Direct(Endpoint endpoint) implements Target {
    public static final String NAME = "direct";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ProcessMeter> meter() {
        return Optional.empty();
    }

    @Override
    public Optional<Bill> metered() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
