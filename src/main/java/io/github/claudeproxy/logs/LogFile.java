package io.github.claudeproxy.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One file of the log, opened for each look and closed again. */
record LogFile(Path path) {
    private static final int BLOCK = 1 << 16;
    private static final int MOST_AT_ONCE = 1 << 20;
    private static final long MOST_BACK = 8 << 20;

    /**
     * Whole lines of it.
     *
     * @param end the byte after them
     */
    record Part(List<String> lines, long end) {
        Part {
            lines = List.copyOf(lines);
        }

        Part without(int first) {
            return new Part(lines.subList(first, lines.size()), end);
        }
    }

    /** What stays when it gets another name; empty where the system has no such thing. */
    Optional<Object> identity() throws IOException {
        return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    long size() throws IOException {
        return Files.size(path);
    }

    /** The last lines, at most this many. */
    Part last(int count) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            long window = BLOCK;
            Part part = part(channel, Math.max(0, size - window), size);
            while (window < Math.min(size, MOST_BACK) && part.lines.size() <= count) {
                window *= 4;
                part = part(channel, Math.max(0, size - window), size);
            }
            boolean firstIsCut = window < size;
            int surplus = Math.max(firstIsCut ? 1 : 0, part.lines.size() - count);
            return part.without(Math.min(surplus, part.lines.size()));
        }
    }

    /** The lines that begin there, not all at once where they are many. */
    Part from(long begin) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            long end = Math.min(channel.size(), begin + MOST_AT_ONCE);
            Part part = part(channel, begin, end);
            boolean endless = part.end == begin && end - begin == MOST_AT_ONCE;
            return endless ? new Part(List.of(), end) : part;
        }
    }

    private static byte[] read(FileChannel channel, long begin, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, end - begin));
        long at = begin;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at);
            if (count < 0) {
                break;
            }
            at += count;
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static Part part(FileChannel channel, long begin, long until) throws IOException {
        byte[] bytes = read(channel, begin, until);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        return new Part(text.lines().toList(), begin + end);
    }
}
