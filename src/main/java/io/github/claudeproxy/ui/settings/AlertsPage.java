package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.scene.Node;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What needed somebody lately, and where else it is said. */
final class AlertsPage implements SettingsPage {
    private final FxThread fx;
    private final TeamServices team;
    private final @Nullable WebhookForm webhook;
    private final AlertList list;
    private final List<SettingsGroup> groups;
    private Signal.@Nullable Subscription following;

    AlertsPage(SettingsAccess access, TeamServices team) {
        this.fx = access.fx();
        this.team = team;
        Texts texts = access.texts();
        list = new AlertList(fx, texts, team);
        webhook = team.user().isFounder() ? new WebhookForm(access, team) : null;
        groups =
                List.of(
                        new SettingsGroup(
                                texts.get("alerts.webhook"),
                                texts.get("alerts.webhook.text"),
                                webhook == null ? denied(texts) : webhook.root()),
                        new SettingsGroup(
                                texts.get("alerts.lately"), texts.get("alerts.none"), list.root()));
    }

    private static Node denied(Texts texts) {
        Label label = new Label(texts.get("settings.founder-only"));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    @Override
    public Section section() {
        return Section.ALERTS;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        if (webhook != null) {
            webhook.reload();
        }
        following = fx.watch(team.alerts().raised(), _ -> list.reload());
    }

    @Override
    public void hidden() {
        Objects.requireNonNull(following).close();
    }
}
