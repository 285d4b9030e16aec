package io.github.claudeproxy.ui.fx;

import io.github.claudeproxy.signal.Signal;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The one door between the JavaFX thread and all others. What may block goes through {@link
 * #background}, what others tell comes through {@link #run} and {@link #watch}. Any thread.
 */
public final class FxThread {
    private static final Logger log = LoggerFactory.getLogger(FxThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Executor workers;
    private final UnderWay underWay = new UnderWay();
    private volatile Consumer<Exception> unexpected = e -> {};

    /**
     * Makes the door.
     *
     * @param workers runs what may block, each on a thread of its own
     */
    public FxThread(Executor workers) {
        this.workers = workers;
    }

    /**
     * Starts JavaFX, which launching an application would do otherwise.
     *
     * @throws UnsupportedOperationException if there is no display to show anything on
     */
    public static void start() {
        Platform.startup(() -> {});
    }

    /** Who shows the user a failure that nobody expected; it is logged here already. */
    public void onUnexpected(Consumer<Exception> shows) {
        this.unexpected = shows;
    }

    /** Runs it on the JavaFX thread: at once if this is it, else soon. */
    public void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /** Runs it on the JavaFX thread after what is under way there. */
    public void later(Runnable action) {
        Platform.runLater(action);
    }

    /** Works off the JavaFX thread, then hands over the result there. */
    public <T> void background(Callable<T> work, Consumer<? super T> done) {
        background(work, done, this::unexpected);
    }

    /** As above; what the work throws is handed over too. */
    public <T> void background(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        if (underWay.begin()) {
            workers.execute(
                    () -> {
                        try {
                            Platform.runLater(finish(work, done, failed));
                        } finally {
                            underWay.end();
                        }
                    });
        }
    }

    private static <T> Runnable finish(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        try {
            T result = work.call();
            return () -> done.accept(result);
        } catch (Exception e) {
            return () -> failed.accept(e);
        }
    }

    /** Works off the JavaFX thread as the last thing, then ends JavaFX. */
    public void last(Runnable work) {
        workers.execute(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        log.error("The window did not end as it should", e);
                    } finally {
                        Platform.exit();
                    }
                });
    }

    /**
     * Begins nothing any more and waits a moment for what is under way, so that the services can be
     * closed that it uses. Not for the JavaFX thread.
     */
    public void settle() {
        if (!underWay.settle(PATIENCE)) {
            log.warn("The window still works while its services are closed");
        }
    }

    /**
     * Runs it on the JavaFX thread after this time, unless closed before. An animation that waits
     * would keep the whole window drawing meanwhile.
     */
    public Signal.Subscription after(Duration wait, Runnable action) {
        AtomicBoolean closed = new AtomicBoolean();
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                .execute(
                        () ->
                                Platform.runLater(
                                        () -> {
                                            if (!closed.get()) {
                                                action.run();
                                            }
                                        }));
        return () -> closed.set(true);
    }

    /** Runs it on the JavaFX thread again and again with this much time between, until closed. */
    public Signal.Subscription every(Duration pace, Runnable action) {
        AtomicBoolean closed = new AtomicBoolean();
        again(pace, action, closed);
        return () -> closed.set(true);
    }

    private void again(Duration pace, Runnable action, AtomicBoolean closed) {
        after(
                pace,
                () -> {
                    if (!closed.get()) {
                        action.run();
                        again(pace, action, closed);
                    }
                });
    }

    /** Logs a failure that the screen itself tells of. */
    public void noted(Exception failure) {
        log.warn("A screen of the window cannot show what it should", failure);
    }

    /** Shows and logs what nobody expected. */
    public void unexpected(Exception failure) {
        log.error("Unexpected failure in the window", failure);
        run(() -> unexpected.accept(failure));
    }

    /**
     * Hands the signal's value over on the JavaFX thread, now and whenever it changed, until
     * closed. Values that come faster than they are shown are left out, but for the last.
     */
    public <T> Signal.Subscription watch(Signal<T> signal, Consumer<? super T> shows) {
        Watch<T> watch = new Watch<>(signal, shows);
        Signal.Subscription subscription = signal.subscribe(_ -> watch.tell());
        return () -> {
            watch.closed = true;
            subscription.close();
        };
    }

    /** Light or dark, as the system has it; changes while the program runs. JavaFX thread only. */
    public ReadOnlyObjectProperty<ColorScheme> systemColorScheme() {
        return Platform.getPreferences().colorSchemeProperty();
    }

    /** Whether closing the last window ends the program. */
    public void exitWithLastWindow(boolean exits) {
        Platform.setImplicitExit(exits);
    }

    private static final class Watch<T> {
        private final Signal<T> signal;
        private final Consumer<? super T> shows;
        private final AtomicBoolean due = new AtomicBoolean();
        private volatile boolean closed;

        Watch(Signal<T> signal, Consumer<? super T> shows) {
            this.signal = signal;
            this.shows = shows;
        }

        void tell() {
            if (due.compareAndSet(false, true)) {
                Platform.runLater(this::show);
            }
        }

        private void show() {
            due.set(false);
            if (!closed) {
                shows.accept(signal.get());
            }
        }
    }
}
