package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitTemplate;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.ViewLoader;
import io.github.claudeproxy.ui.keys.KeyChanges.Rules;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The dialog that shows and changes what keys are allowed. JavaFX thread only. */
final class LimitsCard {
    private static final double ROOM_FOR_THE_REST = 240;
    private static final double TALLEST = 640;

    private final Texts texts;
    private final DialogCard card;
    private final LimitsModel model;
    private final LimitsForm form;
    private final Label problem = new Label();
    private final Button save;
    private final ScrollPane scroll = new ScrollPane();

    LimitsCard(
            ViewLoader loader,
            Clock clock,
            List<KeyRow> rows,
            LimitWords words,
            Runnable cancel,
            Consumer<Rules> saves) {
        this.texts = loader.texts();
        this.model = new LimitsModel(clock, texts.locale());
        this.form = new LimitsForm(loader, model);
        this.card = new DialogCard(title(rows));
        card.getStyleClass().add("wide");
        fill(rows, words, clock);
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setId("limits-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        card.add(templates(clock));
        card.add(scrolled());
        card.add(problem);
        card.button(texts.get("dialog.cancel"), cancel).setCancelButton(true);
        save = card.button(texts.get("keys.limits.save"), () -> save(saves));
        save.setId("limits-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
    }

    private String title(List<KeyRow> rows) {
        return rows.size() == 1
                ? texts.get("keys.limits.title", rows.getFirst().name())
                : texts.get("keys.limits.title-many", rows.size());
    }

    private void fill(List<KeyRow> rows, LimitWords words, Clock clock) {
        if (rows.size() == 1) {
            KeyRow row = rows.getFirst();
            model.fill(row.key(), row.limits());
            form.show(row.standing(), words);
        } else {
            model.fill(shared(rows), clock.getZone());
            form.showMany(rows.size());
        }
    }

    /** What all of these have now; no limit if they differ. */
    private static KeyLimits shared(List<KeyRow> rows) {
        KeyLimits first = rows.getFirst().limits();
        return rows.stream().allMatch(row -> row.limits().equals(first)) ? first : KeyLimits.NONE;
    }

    private HBox templates(Clock clock) {
        HBox templates = new HBox(new Label(texts.get("keys.limits.template")));
        templates.getStyleClass().add("templates");
        for (LimitTemplate template : LimitTemplate.values()) {
            templates.getChildren().add(template(texts.of(template), template.limits(), clock));
        }
        templates.getChildren().add(template(texts.get("keys.unlimited"), KeyLimits.NONE, clock));
        return templates;
    }

    private Button template(String name, KeyLimits limits, Clock clock) {
        Button button = new Button(name);
        button.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED);
        button.setOnAction(_ -> model.fill(limits, clock.getZone()));
        return button;
    }

    /** Scrolls where the window is too low for the whole form. */
    private Node scrolled() {
        scroll.setContent(form.root());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("dialog-scroll");
        scroll.sceneProperty()
                .addListener(
                        (_, _, scene) -> {
                            if (scene != null) {
                                scroll.setPrefHeight(
                                        Math.min(TALLEST, scene.getHeight() - ROOM_FOR_THE_REST));
                            }
                        });
        return scroll;
    }

    private void save(Consumer<Rules> saves) {
        try {
            Rules rules = model.rules();
            problem.setText("");
            save.setDisable(true);
            saves.accept(rules);
        } catch (WrongLimit wrong) {
            problem.setText(form.wrong(wrong.field()));
            scroll.setVvalue(form.place(wrong.field()));
        }
    }

    /** Says why it was not saved. */
    void refused(String why) {
        save.setDisable(false);
        problem.setText(why);
    }

    DialogCard card() {
        return card;
    }
}
