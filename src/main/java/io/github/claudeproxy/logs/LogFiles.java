package io.github.claudeproxy.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of the log: the one that is written, and those that were, by their numbers. */
record LogFiles(Path directory) {
    private static final int OLD_FILES = 9;

    /** Those that are there, the one that is written first. */
    List<LogFile> newestFirst() {
        Stream<String> old =
                IntStream.rangeClosed(1, OLD_FILES).mapToObj("claude-proxy.%d.log"::formatted);
        return Stream.concat(Stream.of("claude-proxy.log"), old)
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .map(LogFile::new)
                .toList();
    }

    /** What tells the file that is written from the one that was before. */
    Optional<Object> identityOfNewest() throws IOException {
        List<LogFile> files = newestFirst();
        return files.isEmpty() ? Optional.empty() : files.getFirst().identity();
    }
}
