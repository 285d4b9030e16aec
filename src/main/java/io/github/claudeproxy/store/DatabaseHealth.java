package io.github.claudeproxy.store;

import java.nio.file.Path;

/** What was found when the database was opened; anything but sound is for the user to know. */
public sealed interface DatabaseHealth {
    /** Nothing was wrong. */
    record Sound() implements DatabaseHealth {}

    /** The file was damaged and set aside; a backup took its place. */
    record Restored(Path damaged, Path backup) implements DatabaseHealth {}

    /** The file was damaged and set aside; there was no good backup, so all is empty. */
    record Emptied(Path damaged) implements DatabaseHealth {}
}
