package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.logs.LogReader;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What the data of this installation is looked after with.
 *
 * @param data the data directory
 * @param levelFixed whether the start fixed how much is logged
 * @param clock of the user's place
 * @param ways what leads out of the window
 */
public record HouseServices(
        Path data,
        LogReader log,
        boolean levelFixed,
        BackupService backups,
        Clock clock,
        Ways ways) {
    /**
     * What leads out of the window.
     *
     * @param reveals shows a directory in the file browser of the system
     * @param resets lets everything be deleted as soon as the program has ended
     * @param quits ends the program
     */
    public record Ways(Consumer<Path> reveals, Runnable resets, Runnable quits) {}
}
