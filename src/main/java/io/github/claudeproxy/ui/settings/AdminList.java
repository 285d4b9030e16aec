package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.users.OpenInvitation;
import io.github.claudeproxy.users.Removal;
import io.github.claudeproxy.users.User;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** Who administers, and who is invited to. JavaFX thread only. */
final class AdminList {
    private final FxThread fx;
    private final Texts texts;
    private final Formats formats;
    private final PeopleServices people;
    private final SettingsPages.Surroundings around;
    private final VBox root = new VBox();

    AdminList(
            SettingsAccess access,
            Formats formats,
            PeopleServices people,
            SettingsPages.Surroundings around) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.formats = formats;
        this.people = people;
        this.around = around;
        root.getStyleClass().addAll("panel", "settings-panel");
    }

    VBox root() {
        return root;
    }

    private record Now(List<User> users, List<OpenInvitation> invited) {}

    void load() {
        String account = people.user().accountId();
        fx.background(
                () -> new Now(people.users().list(account), people.users().invitations(account)),
                this::show);
    }

    private void show(Now now) {
        root.getChildren().clear();
        for (User each : now.users()) {
            root.getChildren().add(row(each));
        }
        for (OpenInvitation each : now.invited()) {
            root.getChildren().add(row(each));
        }
    }

    private SettingsRow row(User each) {
        String what =
                texts.get(
                        each.isFounder() ? "settings.admins.founder" : "settings.admins.admin",
                        formats.date(each.createdAt()));
        boolean removable = people.user().isFounder() && !each.isFounder();
        return removable
                ? new SettingsRow(
                        each.email(), what, button("settings.admins.remove", () -> ask(each)))
                : new SettingsRow(each.email(), what);
    }

    private SettingsRow row(OpenInvitation each) {
        return new SettingsRow(
                texts.get("settings.admins.invited"),
                texts.get("settings.admins.until", formats.dateTime(each.expiresAt())),
                button("settings.admins.revoke", () -> revoke(each)));
    }

    private Button button(String text, Runnable action) {
        Button button = new Button(texts.get(text));
        button.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void ask(User each) {
        around.dialogs()
                .confirm(
                        new Dialogs.Question(
                                texts.get("settings.admins.remove.title", each.email()),
                                texts.get("settings.admins.remove.text"),
                                texts.get("settings.admins.remove"),
                                true),
                        () -> remove(each));
    }

    private void remove(User each) {
        fx.background(
                () -> people.users().remove(people.user(), each.id()),
                outcome -> {
                    if (outcome instanceof Removal.Refused refused) {
                        around.toasts().show(refused.message());
                    }
                    load();
                });
    }

    private void revoke(OpenInvitation each) {
        fx.background(
                () -> people.users().revokeInvitation(people.user().accountId(), each.id()),
                _ -> load());
    }
}
