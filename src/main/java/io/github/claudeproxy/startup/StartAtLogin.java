package io.github.claudeproxy.startup;

import io.github.claudeproxy.config.Settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the program starts when its user signs in to the system. The entry in the system is what
 * counts; the settings keep the wish. Calls block; any thread.
 */
public final class StartAtLogin {
    private static final Logger log = LoggerFactory.getLogger(StartAtLogin.class);

    /** Why it cannot be had here. */
    public enum Unavailable {
        /** It was started from sources or jars: there is no installed program to be started. */
        NOT_INSTALLED,
        /** The system is none whose ways are known. */
        UNKNOWN_SYSTEM
    }

    private final Settings settings;
    private final Optional<LoginEntry> entry;
    private final Optional<Launcher> launcher;

    StartAtLogin(Settings settings, Optional<LoginEntry> entry, Optional<Launcher> launcher) {
        this.settings = settings;
        this.entry = entry;
        this.launcher = launcher;
    }

    /**
     * As this machine has it.
     *
     * @param data the data directory, if it is not the usual one: the same is used at login then
     */
    public static StartAtLogin on(Machine machine, Settings settings, Optional<Path> data) {
        List<String> arguments = new ArrayList<>(List.of("--hidden"));
        data.ifPresent(path -> arguments.addAll(List.of("--data-dir", path.toString())));
        return new StartAtLogin(
                settings, entryOn(machine), Launcher.at(machine.launcher(), arguments));
    }

    private static Optional<LoginEntry> entryOn(Machine machine) {
        return LoginEntry.ofSystem(machine.system(), machine.environment(), machine.home());
    }

    /** What keeps it from being had here, if anything does. */
    public Optional<Unavailable> unavailable() {
        if (entry.isEmpty()) {
            return Optional.of(Unavailable.UNKNOWN_SYSTEM);
        }
        return launcher.isEmpty() ? Optional.of(Unavailable.NOT_INSTALLED) : Optional.empty();
    }

    /** Whether the system will start the program; false too where that cannot be found out. */
    public boolean enabled() {
        try {
            return entry.isPresent() && entry.get().isOn();
        } catch (IOException e) {
            log.warn("Cannot find out whether the program starts at login", e);
            return false;
        }
    }

    /**
     * Makes the entry, or removes it.
     *
     * @throws IOException if the system does not let it be; then all is as it was
     * @throws IllegalStateException where it is {@link #unavailable} and to be turned on
     */
    public void set(boolean on) throws IOException {
        if (on) {
            entry.orElseThrow(StartAtLogin::impossible)
                    .write(launcher.orElseThrow(StartAtLogin::impossible));
        } else if (entry.isPresent()) {
            entry.get().remove();
        }
        settings.change(values -> values.with(values.startup().withStartAtLogin(on)));
    }

    private static IllegalStateException impossible() {
        return new IllegalStateException("the program cannot start at login here");
    }

    /** Where the program was moved or updated, the entry follows; what the user ended stays so. */
    public void follow() {
        if (unavailable().isEmpty() && settings.get().startup().startAtLogin() && enabled()) {
            try {
                set(true);
            } catch (IOException e) {
                log.warn("Cannot renew what starts the program at login", e);
            }
        }
    }

    /** Removes the entry of this user, whoever made it, as when all is reset. */
    public static void forget() throws IOException {
        Optional<LoginEntry> entry = entryOn(Machine.ofProcess());
        if (entry.isPresent()) {
            entry.get().remove();
        }
    }
}
