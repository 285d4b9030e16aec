package io.github.claudeproxy.ui.usage;

import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.usage.UsageReports;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Which period is looked at, and what was used in it. JavaFX thread only. */
public final class UsageViewModel {
    private static final Duration SLOW = Duration.ofMillis(300);

    private final FxThread fx;
    private final Clock clock;
    private final BoardReader reader;
    private final UsageFiles files;
    final ObjectProperty<UsagePeriod> period = new SimpleObjectProperty<>(UsagePeriod.DAYS_30);
    final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();
    final ObjectProperty<SplitBy> split = new SimpleObjectProperty<>(SplitBy.MODEL);
    final BooleanProperty byMonth = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<UserRow>> users =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Board> board = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();
    private long asked;
    private long answered;

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
        byMonth.addListener((_, _, _) -> reloadUsers());
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

    /** Who used most, in the period or in each month. */
    ReadOnlyObjectProperty<List<UserRow>> users() {
        return users.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Whether the answer takes so long that one has to say so. */
    ReadOnlyBooleanProperty slow() {
        return slow.getReadOnlyProperty();
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
        fx.after(SLOW, () -> slow.set(answered < asked));
        fx.background(
                () -> reader.read(from, to, by),
                result -> take(question, result),
                failure -> fail(question, failure));
    }

    /** An answer that a later question has overtaken is dropped. */
    private void take(long question, Board result) {
        if (question == asked) {
            answer();
            board.set(result);
            reloadUsers();
            state.set(result.isEmpty() ? State.EMPTY : State.SHOWN);
        }
    }

    /** The months do not depend on the period. */
    private void reloadUsers() {
        Board now = board.get();
        if (byMonth.get()) {
            fx.background(reader::months, rows -> showUsers(true, rows));
        } else if (now != null) {
            showUsers(false, now.keys().stream().map(key -> new UserRow(null, key)).toList());
        }
    }

    private void showUsers(boolean months, List<UserRow> rows) {
        if (months == byMonth.get()) {
            users.set(rows);
        }
    }

    private void fail(long question, Exception failure) {
        if (question == asked) {
            answer();
            fx.noted(failure);
            state.set(State.FAILED);
        }
    }

    private void answer() {
        answered = asked;
        slow.set(false);
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
