package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.usage.UsageReports;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Which period is looked at, and what was used in it. JavaFX thread only. */
public final class UsageViewModel {
    private final FxThread fx;
    private final Clock clock;
    private final BoardReader reader;
    private final UsageFiles files;
    final ObjectProperty<UsagePeriod> period = new SimpleObjectProperty<>(UsagePeriod.DAYS_30);
    final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();
    final ObjectProperty<SplitBy> split = new SimpleObjectProperty<>(SplitBy.MODEL);
    private final ReadOnlyObjectWrapper<@Nullable Board> board = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private long asked;

    /** What there is to see. */
    public enum State {
        LOADING,
        EMPTY,
        SHOWN,
        FAILED
    }

    /** Who is asked, and by whose calendar. */
    public record Source(String accountId, UsageReports reports, KeyService keys, Clock clock) {}

    public UsageViewModel(Source source, FxThread fx) {
        this.fx = fx;
        this.clock = source.clock();
        this.reader = new BoardReader(source.reports(), source.accountId(), clock.getZone());
        this.files = new UsageFiles(source.reports(), source.keys(), source.accountId());
        choose(UsagePeriod.DAYS_30);
        period.addListener((_, _, now) -> choose(now));
        split.addListener((_, _, _) -> reload());
        first.addListener((_, _, _) -> reloadCustom());
        last.addListener((_, _, _) -> reloadCustom());
    }

    private void choose(UsagePeriod now) {
        if (now != UsagePeriod.CUSTOM) {
            LocalDate today = LocalDate.now(clock);
            first.set(now.firstDay(today));
            last.set(today);
            reload();
        }
    }

    private void reloadCustom() {
        if (period.get() == UsagePeriod.CUSTOM) {
            reload();
        }
    }

    ReadOnlyObjectProperty<@Nullable Board> board() {
        return board.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    Clock clock() {
        return clock;
    }

    /** Reads the period anew; a last day before the first one waits for the other to follow. */
    void reload() {
        LocalDate from = first.get();
        LocalDate to = last.get();
        if (from == null || to == null || to.isBefore(from)) {
            return;
        }
        long question = ++asked;
        SplitBy by = split.get();
        fx.background(
                () -> reader.read(from, to, by),
                result -> {
                    if (question == asked) {
                        board.set(result);
                        state.set(result.isEmpty() ? State.EMPTY : State.SHOWN);
                    }
                },
                failure -> {
                    if (question == asked) {
                        fx.noted(failure);
                        state.set(State.FAILED);
                    }
                });
    }

    /** Writes the calls of the period into the file. */
    void exportCalls(Path file, Runnable done, Consumer<? super Exception> failed) {
        LocalDate from = first.get();
        LocalDate to = last.get();
        fx.background(
                () -> {
                    files.writeCalls(file, reader.query(from, to));
                    return file;
                },
                _ -> done.run(),
                failed);
    }

    /** Writes what each person used in each month into the file. */
    void exportMonths(Path file, Runnable done, Consumer<? super Exception> failed) {
        fx.background(
                () -> {
                    files.writeMonths(file);
                    return file;
                },
                _ -> done.run(),
                failed);
    }
}
