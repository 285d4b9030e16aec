package io.github.claudeproxy.update;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.update.UpdateState.Reason;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks once a day for the signed release file, if the user switched that on and nobody forbids it.
 * Any thread may call it; {@link #check} blocks. It tells and does no more: what there is to
 * install, a person fetches from the release's page.
 */
public final class UpdateService implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UpdateService.class);
    private static final Duration AGE = Duration.ofDays(1);
    private static final int LOOK_MINUTES = 15;

    private final UpdateSource source;
    private final ReleaseVersion running;
    private final Settings settings;
    private final Path memory;
    private final Clock clock;
    private final Signal<UpdateState> state;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("updates").unstarted(this::run);

    private UpdateService(
            UpdateSource source, String version, Settings settings, Path memory, Clock clock) {
        this.source = source;
        this.running = ReleaseVersion.parse(version);
        this.settings = settings;
        this.memory = memory;
        this.clock = clock;
        this.state = new Signal<>(idle());
    }

    /**
     * Starts to look.
     *
     * @param version of the running program
     * @param memory where it keeps what it must know at the next start
     */
    public static UpdateService start(
            UpdateSource source, String version, Settings settings, Path memory, Clock clock) {
        UpdateService service = new UpdateService(source, version, settings, memory, clock);
        service.thread.start();
        return service;
    }

    /** The version that runs. */
    public ReleaseVersion running() {
        return running;
    }

    public Signal<UpdateState> state() {
        return state;
    }

    private void run() {
        try {
            while (!closing.await(nextLook(), TimeUnit.MINUTES)) {
                checkIfDue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first look comes when the start is over. */
    private int nextLook() {
        return state.get() instanceof UpdateState.Waiting ? 1 : LOOK_MINUTES;
    }

    /** Asks unless it is switched off or was done within the last day. */
    void checkIfDue() throws InterruptedException {
        Instant last = Instant.ofEpochSecond(LastCheck.read(memory).checked());
        Instant now = clock.instant();
        boolean due = now.isBefore(last) || !now.isBefore(last.plus(AGE));
        UpdateState idle = idle();
        if (idle instanceof UpdateState.Off) {
            state.set(idle);
        } else if (due) {
            check();
        } else if (state.get() instanceof UpdateState.Off) {
            state.set(idle);
        }
    }

    /** Asks now, unless it is switched off; returns what is known then. */
    public UpdateState check() throws InterruptedException {
        UpdateState idle = idle();
        URI url = source.url();
        PublicKey key = source.key();
        UpdateState found =
                idle instanceof UpdateState.Off || url == null || key == null
                        ? idle
                        : ask(url, key);
        state.set(found);
        return found;
    }

    private UpdateState ask(URI url, PublicKey key) throws InterruptedException {
        Instant now = clock.instant();
        try {
            LastCheck last = LastCheck.read(memory).at(now);
            last.write(memory);
            byte[] file = ReleaseDownload.fetch(url);
            Release release = SignedRelease.open(file, key);
            requireCurrent(release, last, now);
            last.believing(release, file).write(memory);
            return isNewer(release) ? available(release, now) : new UpdateState.UpToDate(now);
        } catch (UpdateException e) {
            log.warn("Cannot tell whether there is a newer version: {}", e.getMessage());
            log.debug("Why", e);
            return new UpdateState.Failed(String.valueOf(e.getMessage()), now);
        }
    }

    private boolean isNewer(Release release) {
        return release.version().compareTo(running) > 0;
    }

    private static UpdateState available(Release release, Instant now) {
        log.info("There is version {}: {}", release.version(), release.page());
        return new UpdateState.Available(release, now);
    }

    /** Somebody on the way could send an old file again, to keep a fix from us. */
    private static void requireCurrent(Release release, LastCheck last, Instant now) {
        if (release.published().getEpochSecond() < last.published()) {
            throw new UpdateException("the release file is older than one that was seen before");
        }
        if (release.expires().isBefore(now)) {
            throw new UpdateException("the release file is out of date");
        }
    }

    private UpdateState idle() {
        PublicKey key = source.key();
        if (key == null) {
            return new UpdateState.Off(Reason.NOT_CONFIGURED);
        }
        if (source.forbidden()) {
            return new UpdateState.Off(Reason.POLICY);
        }
        return settings.get().updates().check()
                ? remembered(key)
                : new UpdateState.Off(Reason.SETTING);
    }

    /** What was found before this start, until it is asked again. */
    private UpdateState remembered(PublicKey key) {
        LastCheck last = LastCheck.read(memory);
        String file = last.file();
        if (file == null) {
            return new UpdateState.Waiting();
        }
        try {
            Release release = SignedRelease.open(file.getBytes(StandardCharsets.UTF_8), key);
            return isNewer(release) && release.expires().isAfter(clock.instant())
                    ? new UpdateState.Available(release, Instant.ofEpochSecond(last.checked()))
                    : new UpdateState.Waiting();
        } catch (UpdateException _) {
            return new UpdateState.Waiting();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
