package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.OverShare;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** The keys that used more than their share now, and what is done about it. JavaFX thread only. */
final class OverShareList {
    private final Texts texts;
    private final Formats formats;
    private final TeamServices team;
    private final VBox root = new VBox();
    private List<String> shown = List.of();

    OverShareList(Texts texts, TeamServices team) {
        this.texts = texts;
        this.team = team;
        this.formats = new Formats(texts, team.clock().getZone());
        root.getStyleClass().addAll("panel", "settings-panel");
    }

    Node root() {
        return root;
    }

    /** Reads memory alone. */
    void show() {
        AccountLimits limits = team.limits().accountLimits(team.accountId());
        List<OverShare> over = team.limits().quota().overShare(team.accountId());
        List<String> words = over.stream().map(each -> about(each, limits)).toList();
        if (over.isEmpty()) {
            words = List.of(texts.get("shares.now.none"));
        }
        if (words.equals(shown)) {
            return;
        }
        shown = words;
        root.getChildren().clear();
        for (int i = 0; i < words.size(); i++) {
            root.getChildren().add(over.isEmpty() ? none() : line(over.get(i), limits));
        }
    }

    private Node none() {
        Label label = new Label(texts.get("shares.now.none"));
        label.setWrapText(true);
        label.getStyleClass().addAll("muted", "settings-row");
        return label;
    }

    private Node line(OverShare over, AccountLimits limits) {
        Label name = new Label(name(over));
        name.getStyleClass().add("key-name");
        Label about = new Label(about(over, limits));
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().addAll("muted", "small");
        VBox words = new VBox(name, about);
        words.getStyleClass().add("settings-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        Label badge = new Label(texts.of(over.action(limits)));
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().addAll("badge", style(over.action(limits)));
        HBox line = new HBox(words, badge);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().addAll("settings-row", "settings-line");
        return line;
    }

    private static String style(OverShare.Action action) {
        return switch (action) {
            case ADVISE -> "off";
            case SLOW -> "attention";
            case REFUSE -> "broken";
        };
    }

    private String name(OverShare over) {
        return team.keys().find(team.accountId(), over.keyId()).map(Key::name).orElse("–");
    }

    private String about(OverShare over, AccountLimits limits) {
        String used =
                texts.get(
                        "shares.now.used",
                        name(over),
                        formats.percent(over.used()),
                        over.window(),
                        formats.percent(over.share()));
        String until = formats.dateTime(over.resetsAt());
        return used
                + " "
                + switch (over.action(limits)) {
                    case ADVISE -> texts.get("shares.now.advise", until);
                    case SLOW ->
                            texts.get("shares.now.slow", over.pause(limits).toSeconds(), until);
                    case REFUSE -> texts.get("shares.now.refuse", until);
                };
    }
}
