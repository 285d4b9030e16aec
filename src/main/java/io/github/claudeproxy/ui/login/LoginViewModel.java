package io.github.claudeproxy.ui.login;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.users.Session;
import io.github.claudeproxy.users.SignIn;
import io.github.claudeproxy.users.User;
import io.github.claudeproxy.users.UserException;
import io.github.claudeproxy.users.UserService;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Duration;

import java.net.InetAddress;
import java.util.function.Consumer;

/** Signs in, and sets another password for who proves to be at this machine. JavaFX thread only. */
public final class LoginViewModel {
    private final FxThread fx;
    private final Texts texts;
    private final UserService users;
    private final SessionMemory memory;
    private final Consumer<User> signedIn;
    private final StringProperty email = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final BooleanProperty stay = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper resetting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Timeline countdown = new Timeline();
    private long waitSeconds;

    /**
     * Makes it.
     *
     * @param signedIn is told who is in
     */
    public LoginViewModel(
            FxThread fx,
            Texts texts,
            UserService users,
            SessionMemory memory,
            Consumer<User> signedIn) {
        this.fx = fx;
        this.texts = texts;
        this.users = users;
        this.memory = memory;
        this.signedIn = signedIn;
        countdown.getKeyFrames().add(new KeyFrame(Duration.seconds(1), _ -> second()));
        countdown.setCycleCount(Timeline.INDEFINITE);
    }

    StringProperty email() {
        return email;
    }

    StringProperty password() {
        return password;
    }

    StringProperty repeated() {
        return repeated;
    }

    BooleanProperty stay() {
        return stay;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty resetting() {
        return resetting.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Puts in the owner's address, as on most machines nobody else signs in. */
    void suggest() {
        fx.background(
                users::owner,
                owner -> {
                    if (email.get().isEmpty()) {
                        owner.ifPresent(user -> email.set(user.email()));
                    }
                });
    }

    void signIn() {
        String who = email.get();
        String secret = password.get();
        if (who.isBlank() || secret.isEmpty()) {
            problem.set(texts.get("login.missing"));
            return;
        }
        begin();
        fx.background(
                () -> users.signIn(who, secret, InetAddress.getLoopbackAddress()),
                this::ended,
                this::failed);
    }

    private void ended(SignIn outcome) {
        busy.set(false);
        switch (outcome) {
            case SignIn.SignedIn in -> enter(in.session());
            case SignIn.WrongCredentials _ -> problem.set(texts.get("login.wrong"));
            case SignIn.Throttled throttled -> hold(throttled.retryAfter().toSeconds());
        }
    }

    private void enter(Session session) {
        password.set("");
        repeated.set("");
        boolean keep = stay.get();
        fx.background(
                () -> {
                    if (keep) {
                        memory.store(session.token());
                    }
                    return session.user();
                },
                signedIn);
    }

    /** Counts down, so that nobody has to guess when to try again. */
    private void hold(long seconds) {
        waitSeconds = Math.max(1, seconds);
        busy.set(true);
        sayHowLong();
        countdown.playFromStart();
    }

    private void second() {
        waitSeconds--;
        if (waitSeconds > 0) {
            sayHowLong();
        } else {
            countdown.stop();
            busy.set(false);
            problem.set("");
        }
    }

    private void sayHowLong() {
        String time = "%d:%02d".formatted(waitSeconds / 60, waitSeconds % 60);
        problem.set(texts.get("login.throttled", time));
    }

    /** Who cannot guess the password any more needs this most, so it does not wait. */
    void forgot() {
        countdown.stop();
        busy.set(false);
        problem.set("");
        password.set("");
        resetting.set(true);
    }

    void back() {
        problem.set("");
        password.set("");
        repeated.set("");
        resetting.set(false);
    }

    /**
     * Sets another password. That this window runs proves that whoever sits here can read and write
     * the data directory, and so could do anything with it anyway.
     */
    void reset() {
        String who = email.get();
        String next = password.get();
        if (!next.equals(repeated.get())) {
            problem.set(texts.get("login.reset.differs"));
            return;
        }
        begin();
        fx.background(
                () -> {
                    users.resetPassword(who, next);
                    return users.signIn(who, next, InetAddress.getLoopbackAddress());
                },
                this::ended,
                this::failed);
    }

    private void begin() {
        problem.set("");
        busy.set(true);
    }

    private void failed(Exception failure) {
        busy.set(false);
        if (failure instanceof UserException expected && expected.mistake().isPresent()) {
            problem.set(texts.of(expected.mistake().get()));
        } else {
            fx.unexpected(failure);
        }
    }

    /** Nothing is counted down any more. */
    void close() {
        countdown.stop();
    }
}
