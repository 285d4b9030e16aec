package io.github.claudeproxy.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** A database that can be asked; calls block, so never from an I/O thread. */
public interface Reading {
    /** Runs queries on one committed state. */
    <T extends @Nullable Object> T read(Function<Handle, T> query);
}
