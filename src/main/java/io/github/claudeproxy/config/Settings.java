package io.github.claudeproxy.config;

import io.github.claudeproxy.files.DurableFile;
import io.github.claudeproxy.files.PrivateFiles;
import io.github.claudeproxy.signal.Signal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * What is changed while the program runs, kept in a file of its own, so that the window can look
 * right before the database is open. Any thread may call it; a change is seen at once and written a
 * little later, so that many in a row cost one write.
 *
 * <p>What flags, environment and {@code .env} give wins over it: {@link Config#fixes} tells.
 */
public final class Settings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Settings.class);
    private static final Duration DELAY = Duration.ofMillis(400);

    private final Path file;
    private final Signal<SettingsValues> values;
    private final Signal<Optional<String>> problem;
    private final CountDownLatch closing = new CountDownLatch(1);
    private SettingsText text;
    private boolean dirty;
    private boolean scheduled;

    private Settings(Path file, SettingsText text, Optional<String> problem) {
        this.file = file;
        this.text = text;
        this.values = new Signal<>(text.values());
        this.problem = new Signal<>(problem);
    }

    /** Reads the file, if there is one. What cannot be read is set aside: {@link #problem} says. */
    public static Settings open(Path file) {
        try {
            if (!Files.exists(file)) {
                return new Settings(file, SettingsText.standard(), Optional.empty());
            }
            PrivateFiles.file(file);
            SettingsText text = SettingsText.parse(Files.readAllBytes(file));
            return text.damaged().isEmpty()
                    ? new Settings(file, text, Optional.empty())
                    : setAside(file, text, String.join(", ", text.damaged()));
        } catch (IOException _) {
            return setAside(file, SettingsText.standard(), "all of it");
        }
    }

    /** What is in the file, which stays as it is; where it cannot be read, what holds then. */
    public static SettingsValues read(Path file) {
        try {
            return SettingsText.parse(Files.readAllBytes(file)).values();
        } catch (IOException _) {
            return SettingsValues.DEFAULT;
        }
    }

    private static Settings setAside(Path file, SettingsText text, String what) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + i);
        }
        String said = "Settings could not be read (" + what + "); the old file is now " + aside;
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            log.warn("Cannot set {} aside", file, e);
            said = "Settings could not be read: " + file;
        }
        log.warn("{}", said);
        Settings settings = new Settings(file, text, Optional.of(said));
        settings.write();
        return settings;
    }

    /** The values, to be watched. */
    public Signal<SettingsValues> values() {
        return values;
    }

    public SettingsValues get() {
        return values.get();
    }

    /** What went wrong with the file, in words for the user. */
    public Signal<Optional<String>> problem() {
        return problem;
    }

    /**
     * Changes them; returns what they are then.
     *
     * @throws IllegalArgumentException from the change, if a value makes no sense; nothing changes
     */
    public SettingsValues change(UnaryOperator<SettingsValues> change) {
        SettingsValues before = values.get();
        SettingsValues next = values.update(change);
        if (!next.equals(before)) {
            schedule();
        }
        return next;
    }

    private synchronized void schedule() {
        dirty = true;
        if (!scheduled) {
            scheduled = true;
            Thread.ofVirtual().name("settings").start(this::writeLater);
        }
    }

    private void writeLater() {
        try {
            closing.await(DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        flush();
    }

    /** Writes what is not written yet. */
    public synchronized void flush() {
        scheduled = false;
        if (dirty) {
            write();
        }
    }

    private synchronized void write() {
        dirty = false;
        try {
            text = text.with(values.get());
            DurableFile.replace(file, text.bytes());
        } catch (IOException e) {
            dirty = true;
            log.warn("Cannot write {}", file, e);
            problem.set(Optional.of("Settings could not be written: " + file));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        flush();
    }
}
