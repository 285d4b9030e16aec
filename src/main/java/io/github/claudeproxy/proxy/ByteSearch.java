package io.github.claudeproxy.proxy;

import java.nio.ByteBuffer;

/** Finds single bytes in a buffer, eight at a time. */
final class ByteSearch {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteSearch() {}

    /** The first place of the byte in {@code [from, to)}, or {@code to}. */
    static int indexOf(ByteBuffer bytes, int from, int to, byte wanted) {
        return indexOfEither(bytes, from, to, wanted, wanted);
    }

    /** The first place of one of the two bytes in {@code [from, to)}, or {@code to}. */
    static int indexOfEither(ByteBuffer bytes, int from, int to, byte one, byte other) {
        long ones = one * ONES;
        long others = other * ONES;
        int at = from;
        while (at + Long.BYTES <= to) {
            long word = bytes.getLong(at);
            if ((zeroBytes(word ^ ones) | zeroBytes(word ^ others)) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < to && bytes.get(at) != one && bytes.get(at) != other) {
            at++;
        }
        return at;
    }

    /** Not zero if a byte of the word is: Hacker's Delight, 6-1. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGHS;
    }
}
