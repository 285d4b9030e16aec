package io.github.claudeproxy.ui.activity;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The calls that are shown. However many events there are, the calls are read at most four times a
 * second, elsewhere; while nobody looks, not at all. JavaFX thread only.
 */
public final class ActivityViewModel {
    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MOST = 300;

    private final ActivityService activity;
    private final String accountId;
    private final FxThread fx;
    final StringProperty words = new SimpleStringProperty("");
    final BooleanProperty runningOnly = new SimpleBooleanProperty();
    final BooleanProperty paused = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<ObservedCall>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private List<ObservedCall> all = List.of();
    private Signal.@Nullable Subscription events;
    private Signal.@Nullable Subscription ticks;
    private boolean reading;
    private boolean due;

    /** What there is to see. */
    public enum State {
        LOADING,
        EMPTY,
        NOTHING_FOUND,
        LIST,
        FAILED
    }

    public ActivityViewModel(ActivityService activity, String accountId, FxThread fx) {
        this.activity = activity;
        this.accountId = accountId;
        this.fx = fx;
        words.addListener((_, _, _) -> arrange());
        runningOnly.addListener((_, _, _) -> arrange());
        paused.addListener((_, _, now) -> pause(now));
    }

    ReadOnlyObjectProperty<List<ObservedCall>> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    private void pause(boolean now) {
        if (!now) {
            read();
        }
    }

    /** Begins to follow what goes on. */
    void follow() {
        leave();
        events = activity.onChange(() -> fx.run(this::read));
        ticks = fx.every(TICK, this::tick);
        read();
    }

    /** Follows no more. */
    void leave() {
        if (events != null) {
            events.close();
            events = null;
        }
        if (ticks != null) {
            ticks.close();
            ticks = null;
        }
    }

    /** The time that running calls take goes on without events. */
    private void tick() {
        if (running.get() > 0) {
            read();
        }
    }

    /** Reads the calls; what is asked meanwhile waits, and is asked once. */
    void read() {
        if (paused.get() || events == null) {
            return;
        }
        if (reading) {
            due = true;
            return;
        }
        reading = true;
        due = false;
        fx.background(this::load, this::take, this::fail);
    }

    private List<ObservedCall> load() {
        List<ObservedCall> calls = new ArrayList<>(activity.running(accountId));
        activity.recent(accountId).stream().limit(MOST).forEach(calls::add);
        return calls;
    }

    private void take(List<ObservedCall> calls) {
        if (!paused.get()) {
            all = calls;
            running.set((int) calls.stream().filter(call -> call.state().isRunning()).count());
            arrange();
        }
        rest();
    }

    private void fail(Exception failure) {
        fx.noted(failure);
        state.set(State.FAILED);
        rest();
    }

    private void rest() {
        fx.after(
                PACE,
                () -> {
                    reading = false;
                    if (due) {
                        read();
                    }
                });
    }

    private void arrange() {
        String wanted = words.get().strip().toLowerCase(Locale.ROOT);
        List<ObservedCall> matching =
                all.stream()
                        .filter(call -> !runningOnly.get() || call.state().isRunning())
                        .filter(call -> matches(call, wanted))
                        .toList();
        shown.set(matching);
        if (all.isEmpty()) {
            state.set(State.EMPTY);
        } else {
            state.set(matching.isEmpty() ? State.NOTHING_FOUND : State.LIST);
        }
    }

    private static boolean matches(ObservedCall call, String wanted) {
        String model = call.model();
        return call.keyName().toLowerCase(Locale.ROOT).contains(wanted)
                || (model != null && model.toLowerCase(Locale.ROOT).contains(wanted))
                || call.requestId().contains(wanted);
    }

    /** Ends the call; told false if it had ended before. */
    void stop(ObservedCall call, Consumer<? super Boolean> done) {
        fx.background(
                () -> activity.stop(accountId, call.requestId()),
                stopped -> {
                    read();
                    done.accept(stopped);
                });
    }
}
