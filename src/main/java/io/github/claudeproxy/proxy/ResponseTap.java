package io.github.claudeproxy.proxy;

import java.nio.ByteBuffer;

/**
 * Watches a response's body pass by, without changing, holding back or keeping it. Confined to one
 * I/O thread.
 */
interface ResponseTap extends AutoCloseable {

    /** How a body ended, as far as its bytes tell. */
    enum Ending {
        /** It is whole. */
        WHOLE,
        /** Upstream itself said in the stream that it failed. */
        ERROR,
        /** It has not come to its end. */
        OPEN
    }

    /** Looks at bytes between position and limit; both stay as they are. */
    void accept(ByteBuffer bytes);

    /** How it stands now. */
    Ending ending();

    /** Whether a body that is not {@link Ending#WHOLE} at its end was broken off by upstream. */
    boolean knowsItsEnd();

    /** Whether the bytes so far end where an event ends, so that one of ours may follow. */
    boolean betweenEvents();

    @Override
    default void close() {}
}
