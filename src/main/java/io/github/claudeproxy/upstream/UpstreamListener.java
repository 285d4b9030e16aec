package io.github.claudeproxy.upstream;

import java.io.IOException;

/** What happens to one upstream request. Called on the connection's I/O thread only. */
public interface UpstreamListener {

    /** A connection is there for the request; nothing has been sent. */
    void connected(UpstreamConnection connection);

    /** There is no connection to be had. */
    void connectFailed(IOException cause);

    /** The response has begun; 1xx responses are not told. */
    void answered(ResponseHead head);

    /** {@link UpstreamConnection#read} has something to say. */
    void bodyReadable();

    /**
     * The connection broke before the response began; it is closed already.
     *
     * @param untouched whether not a byte of the request had been handed to the system
     */
    void failed(IOException cause, boolean untouched);

    /** Handling what came threw this: a bug, and the call must end all the same. */
    void crashed(RuntimeException bug);
}
