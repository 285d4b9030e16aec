package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.doctor.Finding;
import io.github.claudeproxy.doctor.Severity;
import io.github.claudeproxy.doctor.Topic;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.ui.fx.SecretClipboard;
import io.github.claudeproxy.ui.fx.Toasts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for what does not work, and says what to do about it. JavaFX thread only. */
final class CheckupPage implements SettingsPage {
    private final FxThread fx;
    private final Texts texts;
    private final Doctor doctor;
    private final Toasts toasts;
    private final SecretClipboard clipboard = new SecretClipboard();
    private final VBox found = new VBox();
    private final Button copy;
    private final SettingsRow row;
    private final List<SettingsGroup> groups;
    private List<Finding> findings = List.of();
    private boolean looking;

    CheckupPage(SettingsAccess access, Doctor doctor, Toasts toasts) {
        this.fx = access.fx();
        this.texts = access.texts();
        this.doctor = doctor;
        this.toasts = toasts;
        Button again = new Button(texts.get("web.doctor.again"));
        again.setId("checkup-again");
        again.setOnAction(_ -> look());
        copy = new Button(texts.get("settings.checkup.copy"));
        copy.setId("checkup-copy");
        copy.setOnAction(_ -> copy());
        found.getStyleClass().add("checkup");
        row =
                new SettingsRow(
                        texts.get("web.doctor.title"), texts.get("web.doctor.looking"), again);
        groups =
                List.of(
                        new SettingsGroup("", List.of(row)),
                        new SettingsGroup("", topics(), found));
    }

    private String topics() {
        return Arrays.stream(Topic.values()).map(texts::of).collect(Collectors.joining(" "));
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        row.busy(true);
        row.say(texts.get("web.doctor.looking"));
        fx.background(
                doctor::examine,
                this::show,
                failure -> {
                    show(List.of());
                    row.say("");
                    fx.unexpected(failure);
                });
    }

    private void show(List<Finding> now) {
        looking = false;
        row.busy(false);
        findings = now;
        row.say(sum());
        found.getChildren().clear();
        for (Topic topic : Topic.values()) {
            List<Finding> its =
                    now.stream().filter(each -> each.symptom().topic() == topic).toList();
            if (!its.isEmpty()) {
                found.getChildren().add(panel(topic, its));
            }
        }
        found.getChildren().add(copy);
    }

    private String sum() {
        return texts.get(
                switch (Doctor.worst(findings)) {
                    case OK -> "web.doctor.good";
                    case WARNING -> "web.doctor.warning";
                    case PROBLEM -> "web.doctor.problem";
                });
    }

    private Node panel(Topic topic, List<Finding> its) {
        Label title = new Label(texts.of(topic));
        title.getStyleClass().add("section-title");
        VBox panel = new VBox(title);
        panel.getStyleClass().addAll("panel", "checkup-topic");
        its.forEach(finding -> panel.getChildren().add(line(finding)));
        return panel;
    }

    private Node line(Finding finding) {
        Label state = new Label(texts.of(finding.severity()));
        state.getStyleClass().addAll("badge", style(finding.severity()));
        state.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(wrapped(finding.text(texts)));
        finding.advice(texts)
                .ifPresent(
                        advice -> {
                            Label what = wrapped(advice);
                            what.getStyleClass().add("muted");
                            words.getChildren().add(what);
                        });
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words, state);
        line.getStyleClass().add("settings-line");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case OK -> "fine";
            case WARNING -> "attention";
            case PROBLEM -> "broken";
        };
    }

    /** For whoever is asked for help. */
    private void copy() {
        clipboard.copy(findings.stream().map(this::written).collect(Collectors.joining("\n")));
        toasts.show(texts.get("settings.checkup.copied"));
    }

    private String written(Finding finding) {
        String said =
                "%s, %s: %s"
                        .formatted(
                                texts.of(finding.symptom().topic()),
                                texts.of(finding.severity()),
                                finding.text(texts));
        return finding.advice(texts).map(advice -> said + " " + advice).orElse(said);
    }

    @Override
    public Section section() {
        return Section.CHECKUP;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        look();
    }
}
