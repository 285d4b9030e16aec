package io.github.claudeproxy.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import java.util.function.Predicate;

/** An entry that is a file of its own: Linux and macOS have them. */
record FileEntry(Path file, Form form) implements LoginEntry {
    /**
     * How such a file reads.
     *
     * @param text what is in it
     * @param isOn whether a text starts the program
     */
    record Form(Function<Launcher, String> text, Predicate<String> isOn) {}

    @Override
    public boolean isOn() throws IOException {
        return Files.isRegularFile(file) && form.isOn.test(Files.readString(file));
    }

    @Override
    public void write(Launcher launcher) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, form.text.apply(launcher));
        Files.move(
                written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
