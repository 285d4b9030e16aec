package io.github.claudeproxy.upstream;

import io.undertow.util.HttpString;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Turns the bytes of header names into {@link HttpString}s without making a new one for every
 * header of every response: upstream uses the same few names again and again. One per I/O thread.
 */
final class HeaderNames {
    private static final int SLOTS = 256;

    private final @Nullable HttpString[] known = new HttpString[SLOTS];
    private final byte[][] spelling = new byte[SLOTS][];

    HttpString of(byte[] text, int from, int to) {
        int slot = hash(text, from, to) & (SLOTS - 1);
        HttpString name = known[slot];
        if (name != null
                && Arrays.equals(spelling[slot], 0, spelling[slot].length, text, from, to)) {
            return name;
        }
        byte[] copy = Arrays.copyOfRange(text, from, to);
        HttpString made = new HttpString(copy);
        known[slot] = made;
        spelling[slot] = copy;
        return made;
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash ^ (hash >>> 8);
    }
}
