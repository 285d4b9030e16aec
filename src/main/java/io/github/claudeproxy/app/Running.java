package io.github.claudeproxy.app;

import io.github.claudeproxy.backup.BackupService;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.secrets.PassphraseSeal;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.startup.Machine;
import io.github.claudeproxy.startup.StartAtLogin;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The program behind a window: opened piece by piece, and again where a piece could not be opened.
 * Blocks; one thread at a time.
 */
final class Running {
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    private final Config config;
    private final Clock clock;
    private final CloseStack opened;
    private @Nullable DataDirectory directory;
    private volatile @Nullable Wiring wiring;

    Running(Config config, Clock clock, CloseStack opened) {
        this.config = config;
        this.clock = clock;
        this.opened = opened;
    }

    Config config() {
        return config;
    }

    Clock clock() {
        return clock;
    }

    /**
     * The data directory, made and locked.
     *
     * @throws StartException if it cannot be, or another program has it
     */
    synchronized DataDirectory directory() {
        DataDirectory there = directory;
        if (there == null) {
            there = opened.add(DataDirectory.open(config), DataDirectory::close);
            directory = there;
            if (there.instance().previousWasCutOff()) {
                log.warn("The last run was cut off: usage of its last second may be missing");
            }
        }
        return there;
    }

    /** All services; what fails here can be tried again. */
    synchronized Wiring wiring() {
        Wiring there = wiring;
        if (there == null) {
            DataDirectory open = directory();
            there =
                    opened.add(
                            Wiring.open(config, open.settings(), open.paths(), clock),
                            Wiring::close);
            wiring = there;
            opened.add(
                    Announcement.keep(open.instance(), there.network()),
                    Signal.Subscription::close);
        }
        return there;
    }

    /** Whether the program starts with the session of its user. */
    StartAtLogin startAtLogin() {
        return StartAtLogin.on(
                Machine.ofProcess(), directory().settings(), Optional.ofNullable(config.dataDir()));
    }

    /** Writes all there is into a file, and brings it back at the next start. */
    BackupService backups() {
        return new BackupService(
                directory().paths().data(),
                Version.text(),
                PassphraseSeal.standard(),
                clock,
                wiring().changes()::backedUp);
    }

    /**
     * What a second start is told; does not wait for a start that is under way.
     *
     * @param raise shows the window
     */
    InstanceAnswers answers(BooleanSupplier raise) {
        return new InstanceAnswers(raise, this::status, this::limits);
    }

    private String status() {
        Wiring there = wiring;
        return (there == null ? StatusSnapshot.starting() : StatusSnapshot.of(there)).json();
    }

    private String limits(String order) {
        Wiring there = wiring;
        return there == null
                ? LimitReply.error(ExitCode.TRY_AGAIN, "it is still starting: try again").json()
                : new LimitOrders(there).carryOut(order);
    }

    /** What ends before the services do that it uses. */
    void closeFirst(Runnable ending) {
        opened.add(ending, Runnable::run);
    }

    /** Lets others in, or leaves the server in the state that says what keeps them out. */
    void listen() {
        try {
            wiring().network().start();
        } catch (ListenException e) {
            log.warn("Cannot listen", e);
        }
    }
}
