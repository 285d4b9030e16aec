package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Clock;
import java.util.List;

/**
 * The keys that are shown: those that match what was searched for, in the order that was chosen.
 * Reading, filtering and sorting are done elsewhere; this thread only takes over the result. JavaFX
 * thread only.
 */
public final class KeysViewModel {
    private final KeysAccess access;
    private final KeyRows rows;
    private final FxThread fx;
    private final Texts texts;
    private final KeyChanges changes;
    private final ObservableList<KeyRow> shown = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private List<KeyRow> all = List.of();
    private KeyOrder order = KeyOrder.NEWEST;
    private long asked;

    /** What there is to see. */
    public enum State {
        LOADING,
        /** Nobody made a key yet. */
        EMPTY,
        /** There are keys, but none that was searched for. */
        NOTHING_FOUND,
        LIST,
        FAILED
    }

    public KeysViewModel(KeysAccess access, FxThread fx, Texts texts) {
        this.access = access;
        this.rows = new KeyRows(access);
        this.fx = fx;
        this.texts = texts;
        this.changes = new KeyChanges(access, fx, this::reload);
    }

    Clock clock() {
        return access.clock();
    }

    KeyChanges changes() {
        return changes;
    }

    ObservableList<KeyRow> shown() {
        return shown;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** How many keys there are, shown or not. */
    ReadOnlyIntegerProperty total() {
        return total.getReadOnlyProperty();
    }

    /** Shows only keys with these words in them; all of them if there are none. */
    void search(String words) {
        order = order.with(words);
        arrange();
    }

    void sort(KeyOrder.KeyColumn by, boolean ascending) {
        order = order.with(by, ascending);
        arrange();
    }

    KeyOrder order() {
        return order;
    }

    /** Reads the keys anew. */
    void reload() {
        long question = ++asked;
        KeyOrder wanted = order;
        fx.background(
                () -> {
                    List<KeyRow> loaded = rows.load();
                    return new Result(loaded, wanted.apply(loaded, texts.locale()));
                },
                result -> take(question, result),
                failure -> fail(question, failure));
    }

    /** Arranges what was read anew. */
    private void arrange() {
        if (state.get() == State.LOADING || state.get() == State.FAILED) {
            reload();
            return;
        }
        long question = ++asked;
        KeyOrder wanted = order;
        List<KeyRow> known = all;
        fx.background(
                () -> new Result(known, wanted.apply(known, texts.locale())),
                result -> take(question, result));
    }

    private record Result(List<KeyRow> all, List<KeyRow> shown) {}

    /** An answer that a later question has overtaken is dropped. */
    private void take(long question, Result result) {
        if (question != asked) {
            return;
        }
        all = result.all();
        if (!shown.equals(result.shown())) {
            shown.setAll(result.shown());
        }
        total.set(all.size());
        if (all.isEmpty()) {
            state.set(State.EMPTY);
        } else {
            state.set(shown.isEmpty() ? State.NOTHING_FOUND : State.LIST);
        }
    }

    private void fail(long question, Exception failure) {
        if (question == asked) {
            fx.noted(failure);
            state.set(State.FAILED);
        }
    }
}
