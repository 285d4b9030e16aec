package io.github.claudeproxy.ui.welcome;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserException;
import io.github.claudeproxy.users.UserMistake;

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
    private final ReadOnlyStringWrapper emailProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper passwordProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    OwnerViewModel(FxThread fx, Texts texts, WelcomeServices services, Consumer<User> done) {
        this.fx = fx;
        this.texts = texts;
        this.services = services;
        this.done = done;
        email.addListener((_, _, _) -> forget());
        password.addListener((_, _, _) -> forget());
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

    /** What is wrong with the address; empty if nothing is. */
    ReadOnlyStringProperty emailProblem() {
        return emailProblem.getReadOnlyProperty();
    }

    /** The same of the password. */
    ReadOnlyStringProperty passwordProblem() {
        return passwordProblem.getReadOnlyProperty();
    }

    /** What is wrong with neither alone. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    void create() {
        String who = email.get();
        String secret = password.get();
        forget();
        busy.set(true);
        fx.background(() -> services.users().createOwner(who, secret), this::created, this::failed);
    }

    private void forget() {
        emailProblem.set("");
        passwordProblem.set("");
        problem.set("");
    }

    private void created(User owner) {
        busy.set(false);
        password.set("");
        done.accept(owner);
    }

    private void failed(Exception failure) {
        busy.set(false);
        if (failure instanceof UserException expected && expected.mistake().isPresent()) {
            UserMistake mistake = expected.mistake().get();
            at(mistake).set(texts.of(mistake));
        } else {
            fx.unexpected(failure);
        }
    }

    private ReadOnlyStringWrapper at(UserMistake mistake) {
        return switch (mistake) {
            case NO_EMAIL -> emailProblem;
            case PASSWORD_SHORT, PASSWORD_LONG, PASSWORD_BROKEN -> passwordProblem;
            case OWNER_EXISTS, UNKNOWN_USER, CHANGED_MEANWHILE, BUSY, NOT_FOUNDER, GONE -> problem;
        };
    }
}
