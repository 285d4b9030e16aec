package io.github.claudeproxy.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** Whether there is room where the data is. */
public final class DiskCheck implements Check {
    private static final long MIB = 1024L * 1024;

    private final Path directory;
    private final Least least;
    private final LongSupplier free;

    /** Looks at the disk that has this directory, or will have it. */
    public DiskCheck(Path directory, Least least) {
        this(directory, least, () -> existing(directory).toFile().getUsableSpace());
    }

    DiskCheck(Path directory, Least least, LongSupplier free) {
        this.directory = directory;
        this.least = least;
        this.free = free;
    }

    /** How many bytes must be free to work, and to be left in peace. */
    public record Least(long toWork, long toRest) {}

    @Override
    public List<Finding> look() {
        long left = free.getAsLong();
        Symptom symptom =
                left < least.toWork()
                        ? Symptom.DISK_FULL
                        : left < least.toRest() ? Symptom.DISK_LOW : Symptom.DISK_ENOUGH;
        return List.of(symptom.with(left / MIB + " MiB", directory));
    }

    private static Path existing(Path directory) {
        Path known = directory.toAbsolutePath();
        while (!Files.exists(known) && known.getParent() != null) {
            known = known.getParent();
        }
        return known;
    }
}
