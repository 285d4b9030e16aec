package io.github.claudeproxy.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds ports that nobody has. */
final class FreePorts {
    private static final int TRIES = 100;

    private FreePorts() {}

    /** The next port that can be had on all addresses, if one is near. */
    static OptionalInt after(int port) {
        return IntStream.rangeClosed(port + 1, Math.min(port + TRIES, 65_535))
                .filter(FreePorts::isFree)
                .findFirst();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
