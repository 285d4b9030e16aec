package io.github.claudeproxy.ui.settings;

import atlantafx.base.controls.ToggleSwitch;

import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.QuotaMode;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What holds for all keys together, and how they share the account's quota. */
final class SharesPage implements SettingsPage {
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Texts texts;
    private final SharesModel model;
    private final OverShareList over;
    private final TextField atOnce = new TextField();
    private final TextField hint = new TextField();
    private final ComboBox<QuotaMode> mode = new ComboBox<>();
    private final TextField threshold = new TextField();
    private final TextField refuseAt = new TextField();
    private final ToggleSwitch weighted = new ToggleSwitch();
    private final SettingsRow atOnceRow;
    private final SettingsRow hintRow;
    private final SettingsRow modeRow;
    private final SettingsRow thresholdRow;
    private final SettingsRow refuseRow;
    private final List<SettingsGroup> groups;
    private Signal.@Nullable Subscription following;
    private boolean showing;

    SharesPage(SettingsAccess access, TeamServices team) {
        texts = access.texts();
        model = new SharesModel(access.fx(), team);
        over = new OverShareList(texts, team);
        atOnceRow =
                new SettingsRow(
                        texts.get("shares.at-once"), texts.get("shares.at-once.text"), atOnce);
        hintRow = new SettingsRow(texts.get("shares.hint"), texts.get("shares.hint.text"), hint);
        modeRow = new SettingsRow(texts.get("shares.mode"), texts.get("shares.mode.off"), mode);
        thresholdRow =
                new SettingsRow(
                        texts.get("shares.threshold"),
                        texts.get("shares.threshold.text"),
                        percent(threshold, "shares.threshold"));
        refuseRow =
                new SettingsRow(
                        texts.get("shares.refuse-at"),
                        texts.get("shares.refuse-at.text"),
                        percent(refuseAt, "shares.refuse-at"));
        groups = build();
        bind();
        follow();
    }

    private List<SettingsGroup> build() {
        SettingsRow weights =
                new SettingsRow(
                        texts.get("shares.weighted"), texts.get("shares.weighted.text"), weighted);
        return List.of(
                new SettingsGroup(texts.get("shares.all"), List.of(atOnceRow, hintRow)),
                new SettingsGroup(
                        texts.get("shares.quota"),
                        List.of(modeRow, thresholdRow, refuseRow, weights)),
                new SettingsGroup(
                        texts.get("shares.now"), texts.get("shares.now.none"), over.root()));
    }

    private HBox percent(TextField field, String key) {
        field.setPrefColumnCount(4);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setAccessibleText(texts.get(key));
        HBox box = new HBox(field, new Label("%"));
        box.getStyleClass().add("row-gap");
        return box;
    }

    private void bind() {
        atOnce.setId("shares-at-once");
        atOnce.setPrefColumnCount(8);
        atOnce.setPromptText(texts.get("shares.at-once.prompt"));
        hint.setId("shares-hint");
        hint.setPrefColumnCount(18);
        hint.setPromptText(texts.get("shares.hint.prompt"));
        threshold.setId("shares-threshold");
        refuseAt.setId("shares-refuse-at");
        weighted.setId("shares-weighted");
        mode.setId("shares-mode");
        mode.getItems().setAll(QuotaMode.values());
        mode.setConverter(Choices.named(texts::of));
        typed(atOnce, this::atOnceTyped);
        typed(hint, this::hintTyped);
        typed(threshold, this::percentsTyped);
        typed(refuseAt, this::percentsTyped);
        mode.valueProperty().addListener((_, _, now) -> change(old -> old.with(now)));
        weighted.selectedProperty()
                .addListener((_, _, on) -> change(old -> old.withQuotaWeighted(on)));
    }

    private static void typed(TextField field, Runnable read) {
        field.setOnAction(_ -> read.run());
        field.focusedProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!now) {
                                read.run();
                            }
                        });
    }

    private void follow() {
        model.limits().addListener((_, _, now) -> show(now));
        show(model.limits().get());
    }

    private void atOnceTyped() {
        Optional<Integer> number = WholeNumber.of(atOnce.getText(), 1, SharesModel.MOST_AT_ONCE);
        boolean none = atOnce.getText().isBlank();
        atOnceRow.fail(number.isPresent() || none ? "" : texts.get("shares.at-once.wrong"));
        if (number.isPresent() || none) {
            change(old -> old.withCallsAtOnce(number.orElse(null)));
        }
    }

    private void hintTyped() {
        String words = hint.getText().strip();
        boolean right = words.length() <= AccountLimits.MOST_HINT;
        hintRow.fail(right ? "" : texts.get("shares.hint.wrong"));
        if (right) {
            change(old -> old.withHint(words));
        }
    }

    /** The second mark is never below the first: both are read together. */
    private void percentsTyped() {
        Optional<Integer> first = WholeNumber.of(threshold.getText(), 1, 100);
        int least = first.orElse(1);
        Optional<Integer> second = WholeNumber.of(refuseAt.getText(), least, SharesModel.MOST_MARK);
        thresholdRow.fail(first.isPresent() ? "" : texts.get("shares.percent.wrong", 1, 100));
        refuseRow.fail(
                second.isPresent()
                        ? ""
                        : texts.get("shares.percent.wrong", least, SharesModel.MOST_MARK));
        if (first.isPresent() && second.isPresent()) {
            change(old -> old.withMarks(first.get() / 100.0, second.get() / 100.0));
        }
    }

    private void change(UnaryOperator<AccountLimits> change) {
        if (!showing) {
            model.change(change);
        }
    }

    private void show(AccountLimits now) {
        showing = true;
        write(atOnce, now.callsAtOnce() == null ? "" : now.callsAtOnce().toString());
        write(hint, now.hint());
        mode.setValue(now.quotaMode());
        write(threshold, String.valueOf(Math.round(now.quotaThreshold() * 100)));
        write(refuseAt, String.valueOf(Math.round(now.quotaRefuseAt() * 100)));
        weighted.setSelected(now.quotaWeighted());
        boolean off = now.quotaMode() == QuotaMode.OFF;
        threshold.setDisable(off);
        refuseAt.setDisable(now.quotaMode() != QuotaMode.ENFORCE);
        weighted.setDisable(off);
        modeRow.say(
                switch (now.quotaMode()) {
                    case OFF -> texts.get("shares.mode.off");
                    case ADVISE -> texts.get("shares.mode.advise");
                    case ENFORCE -> texts.get("shares.mode.enforce");
                });
        over.show();
        showing = false;
    }

    /** Nothing is taken away from under the hands of whoever types. */
    private static void write(TextField field, String text) {
        if (!field.isFocused()) {
            field.setText(text);
        }
    }

    @Override
    public Section section() {
        return Section.FAIR_SHARE;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        model.reload();
        over.show();
        following = model.every(PACE, over::show);
    }

    @Override
    public void hidden() {
        Objects.requireNonNull(following).close();
    }
}
