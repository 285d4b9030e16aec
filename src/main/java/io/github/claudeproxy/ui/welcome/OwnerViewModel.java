package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserException;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.function.Consumer;

/** Makes the owner. */
final class OwnerViewModel {
    private final FxThread fx;
    private final Texts texts;
    private final WelcomeServices services;
    private final Consumer<User> done;
    private final StringProperty email = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    OwnerViewModel(FxThread fx, Texts texts, WelcomeServices services, Consumer<User> done) {
        this.fx = fx;
        this.texts = texts;
        this.services = services;
        this.done = done;
        email.addListener((_, _, _) -> problem.set(""));
        password.addListener((_, _, _) -> problem.set(""));
    }

    StringProperty email() {
        return email;
    }

    StringProperty password() {
        return password;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void create() {
        String who = email.get();
        String secret = password.get();
        problem.set("");
        busy.set(true);
        fx.background(() -> services.users().createOwner(who, secret), this::created, this::failed);
    }

    private void created(User owner) {
        busy.set(false);
        password.set("");
        done.accept(owner);
    }

    private void failed(Exception failure) {
        busy.set(false);
        if (failure instanceof UserException expected && expected.mistake().isPresent()) {
            problem.set(texts.of(expected.mistake().get()));
        } else {
            fx.unexpected(failure);
        }
    }
}
