package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.claude.ConnectionStatus;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.users.Invitation;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Who signs in here, who else administers, and the account at Anthropic. */
final class AccountPage implements SettingsPage {
    private final FxThread fx;
    private final Texts texts;
    private final Formats formats;
    private final PeopleServices people;
    private final SettingsPages.Surroundings around;
    private final SecretClipboard clipboard = new SecretClipboard();
    private final AdminList admins;
    private final BooleanProperty connected = new SimpleBooleanProperty();
    private final SettingsRow connection;
    private final List<SettingsGroup> groups;

    AccountPage(
            SettingsAccess access,
            Formats formats,
            PeopleServices people,
            SettingsPages.Surroundings around) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.formats = formats;
        this.people = people;
        this.around = around;
        this.admins = new AdminList(access, formats, people, around);
        PasswordDialog password = new PasswordDialog(access, people, around);
        connection =
                new SettingsRow(
                        texts.get("settings.connection"),
                        "",
                        button("settings.connection.change", "connect", people.ways().connects()));
        groups = groups(password);
    }

    private List<SettingsGroup> groups(PasswordDialog password) {
        SettingsRow mine =
                new SettingsRow(
                        texts.get("settings.password"),
                        people.user().email(),
                        button("settings.password.action", "password", password::show));
        List<SettingsGroup> all = new ArrayList<>();
        all.add(new SettingsGroup(texts.get("settings.you"), List.of(mine)));
        all.add(
                new SettingsGroup(
                        texts.get("settings.upstream"), List.of(connection, disconnecting())));
        all.add(
                new SettingsGroup(
                        texts.get("settings.admins"),
                        texts.get("settings.admins.invite"),
                        admins.root()));
        if (people.user().isFounder()) {
            all.add(new SettingsGroup("", List.of(inviting())));
        }
        return List.copyOf(all);
    }

    private SettingsRow inviting() {
        return new SettingsRow(
                texts.get("settings.admins.invite"),
                texts.get("settings.admins.invite.text"),
                button("settings.admins.invite.action", "invite", this::invite));
    }

    private SettingsRow disconnecting() {
        Button button = button("settings.disconnect.action", "disconnect", this::askToDisconnect);
        button.getStyleClass().add(Styles.DANGER);
        return new SettingsRow(
                        texts.get("settings.disconnect"),
                        texts.get("settings.disconnect.text"),
                        button)
                .onlyIf(connected);
    }

    private Button button(String text, String id, Runnable action) {
        Button button = new Button(texts.get(text));
        button.setId("setting-" + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private record Invited(Invitation invitation, URI pages) {}

    private void invite() {
        fx.background(
                () -> {
                    URI pages = people.ways().pages().get();
                    return new Invited(people.users().invite(people.user()), pages);
                },
                this::hand);
    }

    /** The link is shown this once. */
    private void hand(Invited made) {
        String link = made.pages().resolve("/#/invitation/" + made.invitation().token()).toString();
        DialogCard card = new DialogCard(texts.get("settings.admins.invite"));
        card.text(
                texts.get("settings.admins.link", formats.dateTime(made.invitation().expiresAt())));
        TextField field = new TextField(link);
        field.setId("admin-link");
        field.setEditable(false);
        field.setAccessibleText(texts.get("settings.admins.invite"));
        card.add(field);
        Button copy =
                card.button(
                        texts.get("settings.admins.copy"),
                        () -> {
                            clipboard.copySecret(link);
                            around.toasts().show(texts.get("keys.secret.copied"));
                        });
        copy.setId("admin-link-copy");
        copy.getStyleClass().add(Styles.ACCENT);
        card.button(texts.get("dialog.close"), around.dialogs()::close).setId("admin-link-done");
        around.dialogs().showUntilAnswered(card);
        admins.load();
    }

    private void askToDisconnect() {
        around.dialogs()
                .confirm(
                        new Dialogs.Question(
                                texts.get("settings.disconnect.title"),
                                texts.get("settings.disconnect.ask"),
                                texts.get("settings.disconnect.action"),
                                true),
                        this::disconnect);
    }

    private void disconnect() {
        fx.background(
                () -> {
                    people.connections().disconnect(people.user().accountId());
                    return status();
                },
                this::show);
    }

    private ConnectionStatus status() {
        return people.connections().status(people.user().accountId());
    }

    private void show(ConnectionStatus now) {
        connected.set(now.kind() != null);
        String account = now.account();
        connection.say(account == null ? texts.get("settings.connection.none") : account);
    }

    @Override
    public Section section() {
        return Section.ACCOUNT;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        fx.background(this::status, this::show);
        admins.load();
    }
}
