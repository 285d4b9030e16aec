package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.alerts.AlertTexts;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was wrong lately, each with what can be done. JavaFX thread only. */
final class ProblemList {
    private final VBox list;
    private final Texts texts;
    private final Formats formats;
    private final Consumer<Remedy> leads;
    private final List<Label> times = new ArrayList<>();
    private List<Problem> shown = List.of();

    ProblemList(VBox list, Texts texts, Formats formats, Consumer<Remedy> leads) {
        this.list = list;
        this.texts = texts;
        this.formats = formats;
        this.leads = leads;
    }

    void show(List<Problem> problems, Instant now) {
        if (!problems.equals(shown)) {
            shown = problems;
            times.clear();
            list.getChildren().setAll(problems.stream().map(this::notice).toList());
        }
        for (int i = 0; i < shown.size(); i++) {
            times.get(i).setText(when(shown.get(i), now));
        }
    }

    private String when(Problem problem, Instant now) {
        String ago = formats.ago(problem.alert().at(), now);
        return problem.active() ? ago : texts.get("overview.problem.over", ago);
    }

    private Node notice(Problem problem) {
        Label title = new Label(AlertTexts.title(texts, problem.alert()));
        title.getStyleClass().add("truth-title");
        title.setMinWidth(0);
        Label time = new Label();
        time.getStyleClass().addAll("muted", "small");
        time.setMinWidth(Region.USE_PREF_SIZE);
        times.add(time);
        HBox head = new HBox(title, time);
        head.getStyleClass().add("row-gap");
        VBox words = new VBox(head);
        words.getStyleClass().add("truth-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox notice = new HBox(new FontIcon(icon(problem)), words);
        notice.getStyleClass().addAll("notice", "problem");
        notice.setAlignment(Pos.CENTER_LEFT);
        if (problem.active()) {
            notice.getStyleClass().add("attention");
            Label text = new Label(AlertTexts.text(texts, problem.alert()));
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            words.getChildren().add(text);
            notice.getChildren().add(button(problem.remedy()));
        }
        return notice;
    }

    private static String icon(Problem problem) {
        return problem.active() ? "fth-alert-triangle" : "fth-check";
    }

    private Button button(Remedy remedy) {
        Button button = new Button(texts.of(remedy));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> leads.accept(remedy));
        return button;
    }
}
