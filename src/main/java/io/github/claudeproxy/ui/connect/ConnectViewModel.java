package io.github.claudeproxy.ui.connect;

import io.github.claudeproxy.claude.ConnectOutcome;
import io.github.claudeproxy.claude.ConnectionException;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.claude.ConnectionStatus;
import io.github.claudeproxy.claude.LoginStart;
import io.github.claudeproxy.claude.LoopbackLogin;
import io.github.claudeproxy.claude.Obstacle;
import io.github.claudeproxy.claude.Setback;
import io.github.claudeproxy.config.ClaudeEndpoints;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * One way to a connection at a time; giving it up leaves nothing behind. JavaFX thread only, like
 * every view model.
 */
public final class ConnectViewModel {
    /** What is in sight. */
    enum Stage {
        CHOOSING,
        EMBEDDED,
        SYSTEM_BROWSER,
        DONE
    }

    private final FxThread fx;
    private final Texts texts;
    private final ConnectAccess access;
    private final StringProperty apiKey = new SimpleStringProperty("");
    private final StringProperty pasted = new SimpleStringProperty("");
    private final BooleanProperty termsRead = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CHOOSING);
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
    private @Nullable LoginStart login;
    private Stage way = Stage.CHOOSING;
    private int attempt;

    public ConnectViewModel(FxThread fx, Texts texts, ConnectAccess access) {
        this.fx = fx;
        this.texts = texts;
        this.access = access;
    }

    StringProperty apiKey() {
        return apiKey;
    }

    StringProperty pasted() {
        return pasted;
    }

    BooleanProperty termsRead() {
        return termsRead;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong and what to do; empty if nothing did. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the problem has ended a sign-in that can be begun again. */
    ReadOnlyBooleanProperty ended() {
        return ended.getReadOnlyProperty();
    }

    /** Who is connected. */
    ReadOnlyStringProperty result() {
        return result.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    ClaudeEndpoints endpoints() {
        return access.endpoints();
    }

    /** Where the sign-in that is under way begins. */
    URI loginUrl() {
        return login == null ? access.endpoints().authorizeUrl() : login.url();
    }

    private ConnectionService connections() {
        return access.connections();
    }

    /** Shows the connection there is, if it works. */
    void look() {
        if (stage.get() == Stage.CHOOSING) {
            ConnectionStatus now = connections().status(access.accountId());
            if (now.connected()) {
                show(now);
            }
        }
    }

    void connectApiKey() {
        String key = apiKey.get();
        if (key.isBlank()) {
            ended.set(false);
            problem.set(texts.get("connect.no-key"));
            return;
        }
        work(
                () -> connections().connectApiKey(access.accountId(), key),
                outcome -> end(outcome, problem::set));
    }

    /** Begins in the embedded browser. */
    void signIn() {
        begin();
        login = connections().startLogin(access.accountId());
        stage.set(Stage.EMBEDDED);
    }

    /** Begins in the browser of the system, which brings the answer back to this machine. */
    void useSystemBrowser() {
        begin();
        connections().cancelLogin(access.accountId());
        work(
                () -> connections().startLoopbackLogin(access.accountId()),
                this::waitFor,
                _ -> waitForPaste(),
                late -> connections().cancelLogin(access.accountId(), late.start()));
    }

    /** Begins anew the way the last one went. */
    void signInAgain() {
        if (way == Stage.SYSTEM_BROWSER) {
            useSystemBrowser();
        } else {
            signIn();
        }
    }

    private void waitFor(LoopbackLogin loopback) {
        int mine = attempt;
        open(loopback.start());
        loopback.outcome()
                .whenComplete(
                        (outcome, _) ->
                                fx.run(
                                        () -> {
                                            if (mine == attempt && outcome != null) {
                                                end(outcome, this::giveUp);
                                            }
                                        }));
    }

    /** No port is free for the answer: it is pasted then. */
    private void waitForPaste() {
        open(connections().startLogin(access.accountId()));
    }

    private void open(LoginStart start) {
        login = start;
        stage.set(Stage.SYSTEM_BROWSER);
        openAgain();
    }

    void openAgain() {
        access.opens().accept(loginUrl());
    }

    void openTerms() {
        access.opens().accept(URI.create(ConnectAccess.TERMS));
    }

    void openConsole() {
        access.opens().accept(URI.create(ConnectAccess.CONSOLE));
    }

    /** The embedded browser was sent back. */
    void returned(URI address) {
        if (login == null || stage.get() != Stage.EMBEDDED || busy.get()) {
            return;
        }
        switch (Callback.of(address, login.state())) {
            case Callback.Granted granted -> complete(granted.address().toString());
            case Callback.Denied _ -> giveUp(texts.of(Obstacle.NOT_GRANTED));
            case Callback.OtherState _ -> giveUp(texts.of(Obstacle.OTHER_SIGN_IN));
        }
    }

    void finishPasted() {
        if (pasted.get().isBlank()) {
            problem.set(texts.get("connect.nothing-pasted"));
        } else {
            complete(pasted.get());
        }
    }

    private void complete(String answer) {
        work(
                () -> connections().completeLogin(access.accountId(), answer, null),
                outcome -> end(outcome, this::notThis));
    }

    /** Back to the choice; what was begun is forgotten. */
    void cancel() {
        if (stage.get() != Stage.DONE) {
            giveUp("");
        }
    }

    private void giveUp(String why) {
        way = stage.get();
        begin();
        connections().cancelLogin(access.accountId());
        stage.set(Stage.CHOOSING);
        problem.set(why);
        ended.set(!why.isEmpty());
    }

    private void begin() {
        attempt++;
        login = null;
        busy.set(false);
        problem.set("");
        ended.set(false);
        pasted.set("");
    }

    private void end(ConnectOutcome outcome, Consumer<String> failed) {
        switch (outcome) {
            case ConnectOutcome.Connected connected -> {
                connections().cancelLogin(access.accountId());
                show(connected.status());
            }
            case ConnectOutcome.Refused refused -> failed.accept(words(refused.setback()));
            case ConnectOutcome.Unreachable none -> failed.accept(words(none.setback()));
        }
    }

    private String words(Setback why) {
        return texts.of(why.obstacle(), why.detail());
    }

    /** While the sign-in is open, another text can be pasted in the place of a wrong one. */
    private void notThis(String why) {
        LoginStart now = login;
        if (stage.get() == Stage.SYSTEM_BROWSER
                && now != null
                && connections().isOpen(access.accountId(), now)) {
            problem.set(why);
        } else {
            giveUp(why);
        }
    }

    private void show(ConnectionStatus status) {
        begin();
        apiKey.set("");
        result.set(describe(status));
        stage.set(Stage.DONE);
    }

    private String describe(ConnectionStatus status) {
        String account = String.valueOf(status.account());
        if (status.kind() != ConnectionStatus.Kind.OAUTH || status.expiresAt() == null) {
            return texts.get("connect.by-key", account);
        }
        String until =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .withZone(ZoneId.systemDefault())
                        .format(status.expiresAt());
        return texts.get("connect.by-account", account, until);
    }

    /** To another connection in the place of the one there is. */
    void change() {
        begin();
        stage.set(Stage.CHOOSING);
    }

    private <T> void work(Callable<T> work, Consumer<? super T> done) {
        work(work, done, this::unexpected, _ -> {});
    }

    /** What comes back after the user went another way is not shown but handed to {@code late}. */
    private <T> void work(
            Callable<T> work,
            Consumer<? super T> done,
            Consumer<ConnectionException> failed,
            Consumer<? super T> late) {
        int mine = attempt;
        problem.set("");
        ended.set(false);
        busy.set(true);
        fx.background(
                work,
                result -> {
                    if (mine == attempt) {
                        busy.set(false);
                        done.accept(result);
                    } else {
                        late.accept(result);
                    }
                },
                failure -> {
                    if (mine != attempt) {
                        fx.noted(failure);
                        return;
                    }
                    busy.set(false);
                    if (failure instanceof ConnectionException expected) {
                        failed.accept(expected);
                    } else {
                        fx.unexpected(failure);
                    }
                });
    }

    private void unexpected(ConnectionException failure) {
        fx.noted(failure);
        String why = texts.get("connect.unexpected");
        if (stage.get() == Stage.CHOOSING) {
            problem.set(why);
        } else {
            giveUp(why);
        }
    }
}
