package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.users.PasswordChange;
import io.github.claudeproxy.users.UserException;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReference;

/** Changes the password of who is signed in. JavaFX thread only. */
final class PasswordDialog {
    private final FxThread fx;
    private final Texts texts;
    private final PeopleServices people;
    private final SettingsPages.Surroundings around;

    PasswordDialog(
            SettingsAccess access, PeopleServices people, SettingsPages.Surroundings around) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.people = people;
        this.around = around;
    }

    void show() {
        AtomicReference<PasswordCard> card = new AtomicReference<>();
        card.set(
                new PasswordCard(
                        texts,
                        around.dialogs()::close,
                        (current, next) ->
                                fx.background(
                                        () -> change(current, next),
                                        outcome -> ended(outcome, card.get()),
                                        failure -> failed(failure, card.get()))));
        around.dialogs().show(card.get().card());
    }

    private PasswordChange change(String current, String next) {
        PasswordChange outcome =
                people.users()
                        .changePassword(
                                people.user(), current, next, InetAddress.getLoopbackAddress());
        if (outcome instanceof PasswordChange.Changed changed) {
            people.ways().renewed().accept(changed.session());
        }
        return outcome;
    }

    private void ended(PasswordChange outcome, PasswordCard card) {
        switch (outcome) {
            case PasswordChange.Changed _ -> {
                around.dialogs().close();
                around.toasts().show(texts.get("settings.password.done"));
            }
            case PasswordChange.WrongPassword _ ->
                    card.failCurrent(texts.get("settings.password.wrong"));
            case PasswordChange.Invalid invalid -> card.fail(texts.of(invalid.mistake()));
            case PasswordChange.Throttled held ->
                    card.fail(
                            texts.get(
                                    "settings.password.throttled", held.retryAfter().toSeconds()));
        }
    }

    private void failed(Exception failure, PasswordCard card) {
        if (failure instanceof UserException expected && expected.mistake().isPresent()) {
            card.fail(texts.of(expected.mistake().get()));
        } else {
            card.fail(texts.get("dialog.unexpected.text"));
            fx.unexpected(failure);
        }
    }
}
