package io.github.claudeproxy.logs;

import io.github.claudeproxy.signal.Signal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reads the log of this program while it is written. No file stays open, so that whoever writes can
 * rename it at any time. Any thread; {@link #last} blocks.
 */
public final class LogReader {
    private final LogFiles files;
    private final LogText text;

    /**
     * A reader of the files in this directory.
     *
     * @param scrub takes secrets out of a line, for files that another version wrote
     */
    public LogReader(Path directory, UnaryOperator<String> scrub) {
        this.files = new LogFiles(directory);
        this.text = new LogText(scrub);
    }

    /** Where the files are. */
    public Path directory() {
        return files.directory();
    }

    /**
     * The last events, the oldest first, out of as many files as it takes.
     *
     * @throws IOException if they cannot be read
     */
    public List<LogLine> last(int count) throws IOException {
        return parse(new LogPlace(files).last(count));
    }

    /**
     * Hands over the last events, if only an empty list, then those that come, until closed; from a
     * thread of its own, within a quarter of a second.
     */
    public Signal.Subscription follow(int count, Consumer<List<LogLine>> lines) {
        LogTail tail = new LogTail(new LogPlace(files), count, texts -> lines.accept(parse(texts)));
        tail.start();
        return tail;
    }

    private List<LogLine> parse(List<String> texts) {
        return texts.stream().map(text::parse).flatMap(Optional::stream).toList();
    }
}
