package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.limits.KeyLimits;
import io.github.claudeproxy.limits.LimitTemplate;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Field;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The dialog that asks for what a new key needs. JavaFX thread only. */
final class NewKeyCard {
    private static final List<Integer> DAYS = List.of(0, 7, 30, 90, 365);

    private final Texts texts;
    private final Clock clock;
    private final DialogCard card;
    private final TextField name = new TextField();
    private final ComboBox<Optional<LimitTemplate>> template = new ComboBox<>();
    private final ComboBox<Integer> life = new ComboBox<>();
    private final Label problem = new Label();
    private final Button create;

    NewKeyCard(
            Texts texts, Clock clock, Runnable cancel, BiConsumer<KeyRequest, KeyLimits> creates) {
        this.texts = texts;
        this.clock = clock;
        this.card = new DialogCard(texts.get("keys.new.title"));
        card.text(texts.get("keys.new.text"));
        name.setId("key-name");
        name.setPromptText(texts.get("keys.new.name-prompt"));
        card.add(new Field(texts.get("keys.new.name"), name));
        fillTemplates();
        card.add(new Field(texts.get("keys.new.limits"), template));
        fillLives();
        card.add(new Field(texts.get("keys.new.life"), life));
        problem.setId("new-key-problem");
        problem.getStyleClass().add("error-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        card.add(problem);
        card.button(texts.get("dialog.cancel"), cancel).setCancelButton(true);
        create = card.button(texts.get("keys.new.create"), () -> create(creates));
        create.setId("create-key");
        create.getStyleClass().add(Styles.ACCENT);
        create.setDefaultButton(true);
    }

    private void fillTemplates() {
        template.setId("key-template");
        template.getItems().add(Optional.empty());
        for (LimitTemplate each : LimitTemplate.values()) {
            template.getItems().add(Optional.of(each));
        }
        template.setConverter(
                Choices.named(
                        choice ->
                                choice.map(this::described)
                                        .orElseGet(() -> texts.get("keys.unlimited"))));
        template.setValue(Optional.of(LimitTemplate.DEVELOPER));
    }

    private String described(LimitTemplate choice) {
        String meaning =
                switch (choice) {
                    case DEVELOPER -> texts.get("keys.new.developer");
                    case CI -> texts.get("keys.new.ci");
                    case TRIAL -> texts.get("keys.new.trial");
                };
        return texts.get("keys.new.template", texts.of(choice), meaning);
    }

    private void fillLives() {
        life.getItems().setAll(DAYS);
        life.setConverter(
                Choices.named(
                        days ->
                                days == 0
                                        ? texts.get("keys.new.life-never")
                                        : texts.get("keys.new.life-days", days)));
        life.setValue(0);
    }

    private void create(BiConsumer<KeyRequest, KeyLimits> creates) {
        problem.setText("");
        create.setDisable(true);
        @Nullable Instant end =
                life.getValue() == 0
                        ? null
                        : LocalDate.now(clock)
                                .plusDays(life.getValue() + 1)
                                .atStartOfDay(clock.getZone())
                                .toInstant();
        KeyLimits limits =
                template.getValue()
                        .map(choice -> Templates.limits(choice, clock.getZone()))
                        .orElse(KeyLimits.NONE);
        creates.accept(new KeyRequest(name.getText(), Endpoint.DEFAULT, end), limits);
    }

    /** Says why there is no new key. */
    void refused(String why) {
        create.setDisable(false);
        problem.setText(why);
        name.requestFocus();
        name.selectAll();
    }

    DialogCard card() {
        return card;
    }
}
