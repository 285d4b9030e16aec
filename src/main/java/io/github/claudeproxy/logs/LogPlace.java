package io.github.claudeproxy.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far somebody has read in the log, whatever its files are called by now. For one thread. */
final class LogPlace {
    private static final int TRIES = 3;

    private final LogFiles files;
    private Optional<Object> file = Optional.empty();
    private long offset;

    LogPlace(LogFiles files) {
        this.files = files;
    }

    /** The last lines, the oldest first; what follows them is what {@link #next} begins with. */
    List<String> last(int count) throws IOException {
        List<String> lines = List.of();
        for (int i = 0; i < TRIES; i++) {
            file = files.identityOfNewest();
            lines = lastOfAll(count);
            if (file.equals(files.identityOfNewest())) {
                break;
            }
        }
        return lines;
    }

    private List<String> lastOfAll(int count) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean newest = true;
        offset = 0;
        for (LogFile each : files.newestFirst()) {
            if (lines.size() >= count && !newest) {
                break;
            }
            LogFile.Part part = each.last(count - lines.size());
            lines.addAll(0, part.lines());
            offset = newest ? part.end() : offset;
            newest = false;
        }
        return lines;
    }

    /** The lines that came since; not all at once where they are many, and perhaps none. */
    List<String> next() throws IOException {
        List<LogFile> there = files.newestFirst();
        if (there.isEmpty()) {
            return List.of();
        }
        int index = indexOfMine(there);
        LogFile.Part part = there.get(index).from(offset);
        offset = part.end();
        file = there.get(index).identity();
        if (part.lines().isEmpty() && index > 0) {
            file = there.get(index - 1).identity();
            offset = 0;
            return next();
        }
        return part.lines();
    }

    /** Where the file is that was read last; if it is gone, all that is newer is new. */
    private int indexOfMine(List<LogFile> there) throws IOException {
        for (int i = 0; i < there.size(); i++) {
            LogFile each = there.get(i);
            if (file.equals(each.identity()) && offset <= each.size()) {
                return i;
            }
        }
        offset = 0;
        return 0;
    }
}
