package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.alerts.Alert;
import io.github.claudeproxy.alerts.AlertTexts;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.FxThread;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** The last alerts of the account. JavaFX thread only. */
final class AlertList {
    private static final int MOST = 50;

    private final FxThread fx;
    private final Texts texts;
    private final Formats formats;
    private final TeamServices team;
    private final VBox root = new VBox();

    AlertList(FxThread fx, Texts texts, TeamServices team) {
        this.fx = fx;
        this.texts = texts;
        this.team = team;
        this.formats = new Formats(texts, team.clock().getZone());
        root.setId("alerts-list");
        root.getStyleClass().addAll("panel", "settings-panel");
    }

    Node root() {
        return root;
    }

    void reload() {
        fx.background(() -> team.alerts().page(team.accountId(), null, MOST), this::show);
    }

    private void show(List<Alert> alerts) {
        if (alerts.isEmpty()) {
            Label none = new Label(texts.get("alerts.none"));
            none.setWrapText(true);
            none.getStyleClass().addAll("muted", "settings-row");
            root.getChildren().setAll(none);
        } else {
            root.getChildren().setAll(alerts.stream().map(this::line).toList());
        }
    }

    private Node line(Alert alert) {
        Label title = new Label(AlertTexts.title(texts, alert));
        title.getStyleClass().add("key-name");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        Label text = new Label(AlertTexts.text(texts, alert));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().addAll("muted", "small");
        VBox words = new VBox(title, text);
        words.getStyleClass().add("settings-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words, when(alert));
        line.getStyleClass().addAll("settings-row", "settings-line");
        return line;
    }

    private Node when(Alert alert) {
        Label at = new Label(formats.dateTime(alert.at()));
        at.getStyleClass().addAll("muted", "small");
        VBox when = new VBox(at);
        when.setAlignment(Pos.TOP_RIGHT);
        when.setMinWidth(Region.USE_PREF_SIZE);
        when.getStyleClass().add("settings-words");
        if (team.alerts().isActive(alert)) {
            Label active = new Label(texts.get("alerts.active"));
            active.getStyleClass().addAll("badge", "attention");
            when.getChildren().addFirst(active);
        }
        return when;
    }
}
