package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.activity.EndedCalls;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * What the first screen shows, as long as it is in sight: what is in memory every second, what is
 * stored when calls have ended. JavaFX thread only.
 */
public final class OverviewViewModel {
    private static final Duration PACE = Duration.ofSeconds(1);

    /** Ended calls are stored a moment later, and many end at once. */
    private static final int LOOKS_PER_READING = 3;

    private final OverviewAccess access;
    private final FxThread fx;
    private final TodayReader reader;
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Today> today = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unreadable = new ReadOnlyBooleanWrapper();
    private Signal.@Nullable Subscription following;
    private long endedMark;
    private int looks;
    private Instant readFor = Instant.EPOCH;
    private boolean storing;

    public OverviewViewModel(OverviewAccess access, FxThread fx) {
        this.access = access;
        this.fx = fx;
        this.reader = new TodayReader(access.accountId(), access.reports(), access.clock());
        look();
    }

    Clock clock() {
        return access.clock();
    }

    ReadOnlyObjectProperty<Picture> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Null until it was read once. */
    ReadOnlyObjectProperty<@Nullable Today> today() {
        return today.getReadOnlyProperty();
    }

    /** Whether today’s numbers could not be read the last time. */
    ReadOnlyBooleanProperty unreadable() {
        return unreadable.getReadOnlyProperty();
    }

    /** Keeps up with what goes on until {@link #leave}. */
    void follow() {
        look();
        read();
        Signal.Subscription time = fx.every(PACE, this::step);
        Signal.Subscription server = fx.watch(access.server().state(), _ -> look());
        following =
                () -> {
                    time.close();
                    server.close();
                };
    }

    void leave() {
        if (following != null) {
            following.close();
            following = null;
        }
    }

    ServerControl server() {
        return access.server();
    }

    /** Does this with the server; what comes of it is seen in the picture. */
    void command(Consumer<ServerControl> command) {
        fx.background(
                () -> {
                    command.accept(access.server());
                    return true;
                },
                _ -> look());
    }

    /** Moves the server to other ports. */
    void move(Ports from, Ports to, Consumer<? super NetworkChange> done) {
        fx.background(
                () -> access.server().move(from, to),
                change -> {
                    look();
                    done.accept(change);
                });
    }

    private void step() {
        look();
        if (++looks % LOOKS_PER_READING == 0 && isDue()) {
            read();
        }
    }

    /** Reads memory alone. */
    void look() {
        Instant now = access.clock().instant();
        picture.set(
                new Picture(
                        now,
                        access.now(),
                        access.limits().quota().latest(access.accountId()),
                        Problem.of(access.alerts(), access.accountId(), now)));
    }

    /** What ended just now may not be stored yet, so there is one reading more than endings. */
    private boolean isDue() {
        EndedCalls ended = access.activity().endedSince(access.accountId(), endedMark);
        boolean news = !ended.calls().isEmpty();
        endedMark = ended.next();
        boolean due = news || storing || !minute().equals(readFor);
        storing = news;
        return due;
    }

    private Instant minute() {
        return access.clock().instant().truncatedTo(ChronoUnit.MINUTES);
    }

    /** Reads what is stored. */
    void read() {
        readFor = minute();
        fx.background(
                reader::read,
                result -> {
                    unreadable.set(false);
                    today.set(result);
                },
                failure -> {
                    fx.noted(failure);
                    unreadable.set(true);
                });
    }
}
