package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Who may reach the program; a choice holds at once, so that its addresses can be shown. */
final class ShareViewModel {
    private final FxThread fx;
    private final Reachability reachability;
    private final ObjectProperty<Audience> choice =
            new SimpleObjectProperty<>(Audience.THIS_MACHINE);
    private final ObservableList<Audience> choices = FXCollections.observableArrayList();
    private final ObservableList<URI> urls = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper outOfReach = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    ShareViewModel(FxThread fx, Reachability reachability) {
        this.fx = fx;
        this.reachability = reachability;
    }

    private record Now(
            Audience choice, List<Audience> choices, List<URI> urls, boolean reachesOthers) {
        boolean isOutOfReach() {
            return choice != Audience.THIS_MACHINE && !reachesOthers;
        }
    }

    /** Whether others shall reach it, but this machine has no address for them. */
    ReadOnlyBooleanProperty outOfReach() {
        return outOfReach.getReadOnlyProperty();
    }

    ObjectProperty<Audience> choice() {
        return choice;
    }

    ObservableList<Audience> choices() {
        return choices;
    }

    ObservableList<URI> urls() {
        return urls;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void look() {
        busy.set(true);
        fx.background(this::now, this::show);
    }

    private Now now() {
        return new Now(
                reachability.chosen(),
                reachability.choices(),
                reachability.urls(),
                reachability.reachesOthers());
    }

    private void show(Now now) {
        busy.set(false);
        choice.set(now.choice());
        choices.setAll(now.choices());
        urls.setAll(now.urls());
        outOfReach.set(now.isOutOfReach());
    }

    void choose(Audience wanted) {
        if (busy.get() || wanted == choice.get()) {
            return;
        }
        problem.set("");
        busy.set(true);
        fx.background(
                () -> {
                    Optional<String> wrong = reachability.choose(wanted);
                    return new Chosen(now(), wrong);
                },
                chosen -> {
                    show(chosen.now());
                    problem.set(chosen.problem().orElse(""));
                });
    }

    private record Chosen(Now now, Optional<String> problem) {}
}
