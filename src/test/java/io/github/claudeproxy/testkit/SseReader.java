package io.github.claudeproxy.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a stream into events as they come, keeping every byte. */
public final class SseReader {
    private final InputStream in;

    public SseReader(InputStream in) {
        this.in = in;
    }

    /** The next event; empty at the end. What follows the last empty line is an event too. */
    public Optional<SseFrame> next() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        int before = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            raw.write(next);
            if (next == '\n' && before == '\n') {
                break;
            }
            before = next;
        }
        return raw.size() == 0
                ? Optional.empty()
                : Optional.of(SseFrame.parse(raw.toString(StandardCharsets.UTF_8)));
    }

    /** All events until the end. */
    public List<SseFrame> all() throws IOException {
        List<SseFrame> frames = new ArrayList<>();
        for (Optional<SseFrame> frame = next(); frame.isPresent(); frame = next()) {
            frames.add(frame.get());
        }
        return frames;
    }
}
