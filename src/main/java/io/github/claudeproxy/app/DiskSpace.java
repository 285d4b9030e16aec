package io.github.claudeproxy.app;

import java.nio.file.Path;
import java.util.Optional;

/** Watches that the disk under the data directory does not run full. */
record DiskSpace(Path directory, long least) {
    private static final long MIB = 1024L * 1024;

    /** Below this nothing works any more. */
    static final long ENOUGH_TO_WORK = 128 * MIB;

    /** Below this somebody should see to it. */
    static final long ENOUGH_TO_REST = 1024 * MIB;

    /** What is wrong, in a sentence fit for the user, or nothing. */
    Optional<String> problem() {
        // a FileStore would need the list of mounts, which a chroot has not got
        long left = directory.toFile().getUsableSpace();
        return left >= least
                ? Optional.empty()
                : Optional.of("Only " + left / MIB + " MiB are left on the disk.");
    }
}
