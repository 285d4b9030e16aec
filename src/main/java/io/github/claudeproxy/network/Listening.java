package io.github.claudeproxy.network;

import java.util.List;

/** The server as far as its ports go. Calls block and wait for each other. */
public interface Listening {
    /**
     * Listens at exactly these places from now on. What runs on places that are given up ends in
     * its own time. If one place cannot be had, all stays as it was.
     *
     * @return the places with the ports that are in use
     */
    List<ListenAt> listen(List<ListenAt> places) throws ListenException;

    /** Listens nowhere any more; returns when nothing runs. */
    void stop();
}
