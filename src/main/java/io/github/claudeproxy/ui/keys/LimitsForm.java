package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.keys.Endpoint;
import io.github.claudeproxy.limits.LimitState;
import io.github.claudeproxy.limits.Period;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.ViewLoader;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The form for limits. JavaFX thread only. */
public final class LimitsForm {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Texts texts;
    private final LimitsModel model;
    private final Parent root;
    private final Map<LimitField, Node> inputs = new EnumMap<>(LimitField.class);

    @FXML private Label about;
    @FXML private VBox standing;
    @FXML private TextField perMinute;
    @FXML private TextField atOnce;
    @FXML private TextField tokens;
    @FXML private TextField budget;
    @FXML private ComboBox<Period> period;
    @FXML private ComboBox<Integer> resetDay;
    @FXML private ComboBox<ZoneId> zone;
    @FXML private TextField models;
    @FXML private TextField networks;
    @FXML private VBox endpointsField;
    @FXML private HBox endpoints;
    @FXML private ComboBox<Expiry> expiry;
    @FXML private DatePicker lastDay;
    @FXML private HBox daysBox;
    @FXML private TextField days;
    @FXML private TextField weight;

    LimitsForm(ViewLoader loader, LimitsModel model) {
        this.texts = loader.texts();
        this.model = model;
        this.root = loader.load(this);
        bindFields();
        bindBudget();
        bindExpiry();
        for (Endpoint endpoint : Endpoint.values()) {
            CheckBox box = new CheckBox(texts.of(endpoint));
            box.selectedProperty()
                    .bindBidirectional(Objects.requireNonNull(model.endpoints.get(endpoint)));
            endpoints.getChildren().add(box);
        }
    }

    private void bindFields() {
        bind(LimitField.CALLS_PER_MINUTE, perMinute);
        bind(LimitField.CALLS_AT_ONCE, atOnce);
        bind(LimitField.TOKENS_PER_DAY, tokens);
        bind(LimitField.BUDGET, budget);
        bind(LimitField.MODELS, models);
        bind(LimitField.NETWORKS, networks);
        bind(LimitField.DAYS, days);
        bind(LimitField.WEIGHT, weight);
        inputs.put(LimitField.LAST_DAY, lastDay);
        inputs.put(LimitField.ENDPOINTS, endpoints);
    }

    private void bind(LimitField field, TextField input) {
        input.textProperty().bindBidirectional(model.text(field));
        inputs.put(field, input);
    }

    private void bindBudget() {
        period.getItems().setAll(Period.values());
        period.setConverter(Choices.named(texts::of));
        period.valueProperty().bindBidirectional(model.period);
        period.valueProperty().addListener((_, _, now) -> offerDays(now));
        resetDay.setConverter(Choices.named(this::dayName));
        offerDays(model.period.get());
        resetDay.valueProperty().bindBidirectional(model.resetDay);
        resetDay.visibleProperty().bind(model.period.isNotEqualTo(Period.DAY));
        resetDay.managedProperty().bind(resetDay.visibleProperty());
        zone.getItems()
                .setAll(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
        zone.setConverter(
                Choices.named(zone -> zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()));
        zone.valueProperty().bindBidirectional(model.zone);
    }

    private void offerDays(Period now) {
        int last = now == Period.WEEK ? 7 : now == Period.MONTH ? 31 : 1;
        Integer chosen = model.resetDay.get();
        resetDay.getItems().setAll(IntStream.rangeClosed(1, last).boxed().toList());
        model.resetDay.set(chosen != null && chosen <= last ? chosen : 1);
    }

    private String dayName(int day) {
        return model.period.get() == Period.WEEK
                ? texts.get(
                        "keys.limits.from-weekday",
                        DayOfWeek.of(day).getDisplayName(TextStyle.FULL, texts.locale()))
                : texts.get("keys.limits.from-day", day);
    }

    private void bindExpiry() {
        expiry.getItems().setAll(Expiry.values());
        expiry.setConverter(Choices.named(texts::of));
        expiry.valueProperty().bindBidirectional(model.expiry);
        lastDay.setConverter(Choices.days(texts.locale()));
        lastDay.valueProperty().bindBidirectional(model.lastDay);
        lastDay.visibleProperty().bind(model.expiry.isEqualTo(Expiry.ON_DATE));
        lastDay.managedProperty().bind(lastDay.visibleProperty());
        daysBox.visibleProperty().bind(model.expiry.isEqualTo(Expiry.AFTER_FIRST_USE));
        daysBox.managedProperty().bind(daysBox.visibleProperty());
        about.managedProperty().bind(Bindings.isNotEmpty(about.textProperty()));
    }

    Parent root() {
        return root;
    }

    /** Shows where the one key stands that this is about. */
    void show(LimitState state, LimitWords words) {
        standing.getChildren().setAll(new Standing(texts, words).of(state));
        standing.setVisible(!standing.getChildren().isEmpty());
        standing.setManaged(standing.isVisible());
    }

    /** Says that this is about several keys. */
    void showMany(int keys) {
        about.setText(texts.get("keys.limits.many", keys));
        standing.setVisible(false);
        standing.setManaged(false);
        endpointsField.setVisible(false);
        endpointsField.setManaged(false);
        expiry.getItems().remove(Expiry.ON_DATE);
    }

    /** Where the field stands, from 0 at the top to 1. */
    double place(LimitField field) {
        Node input = inputs.get(field);
        if (input == null) {
            return 0;
        }
        double top = root.sceneToLocal(input.localToScene(0, 0)).getY();
        return Math.clamp(top / root.getLayoutBounds().getHeight(), 0, 1);
    }

    /** Marks the field, leads to it, and says what it takes. */
    String wrong(LimitField wrong) {
        inputs.forEach((field, input) -> input.pseudoClassStateChanged(WRONG, field == wrong));
        @Nullable Node input = inputs.get(wrong);
        if (input != null) {
            input.requestFocus();
        }
        return switch (wrong) {
            case MODELS -> texts.get("keys.limits.wrong-models");
            case NETWORKS -> texts.get("keys.limits.wrong-networks");
            case ENDPOINTS -> texts.get("keys.limits.wrong-endpoints");
            case LAST_DAY -> texts.get("keys.wrong.expiry");
            case BUDGET -> texts.get("keys.limits.wrong-budget", wrong.most());
            case DAYS -> texts.get("keys.limits.wrong-days", wrong.most());
            case CALLS_PER_MINUTE, CALLS_AT_ONCE, TOKENS_PER_DAY, WEIGHT ->
                    texts.get("keys.limits.wrong-number", texts.of(wrong), wrong.most());
        };
    }
}
