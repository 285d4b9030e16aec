package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.texts.Texts;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** Asks for the file of a backup, or of something else to be kept. JavaFX thread only. */
public interface BackupPlaces {
    /** Where to write it; empty if the user gave up. */
    Optional<Path> toWrite(Window above, String name);

    /** Where to write something that is no backup; empty if the user gave up. */
    Optional<Path> toKeep(Window above, String title, String name);

    /** Which to read; empty if the user gave up. */
    Optional<Path> toRead(Window above);

    /** By the system's dialogs. */
    static BackupPlaces ofSystem(Texts texts) {
        return new BackupPlaces() {
            @Override
            public Optional<Path> toWrite(Window above, String name) {
                FileChooser chooser = chooser("settings.backup");
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(above)).map(File::toPath);
            }

            @Override
            public Optional<Path> toKeep(Window above, String title, String name) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(above)).map(File::toPath);
            }

            @Override
            public Optional<Path> toRead(Window above) {
                FileChooser chooser = chooser("settings.restore");
                return Optional.ofNullable(chooser.showOpenDialog(above)).map(File::toPath);
            }

            private FileChooser chooser(String title) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(texts.get(title));
                chooser.getExtensionFilters()
                        .addAll(
                                new FileChooser.ExtensionFilter(
                                        texts.get("settings.backup.files"), "*.cpbackup"),
                                new FileChooser.ExtensionFilter(
                                        texts.get("settings.backup.all"), "*"));
                return chooser;
            }
        };
    }
}
