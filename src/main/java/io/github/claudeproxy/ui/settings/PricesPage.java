package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Dialogs;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.ui.fx.Toasts;
import io.github.claudeproxy.usage.PriceLine;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.Repricer.Repriced;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What each model costs, and since when; what the owner sets holds for calls from then on. */
final class PricesPage implements SettingsPage {
    private final Texts texts;
    private final Dialogs dialogs;
    private final Toasts toasts;
    private final PricesModel model;
    private final PriceRows rows;
    private final Label version = new Label();
    private final Button add;
    private final Button reprice;
    private final SettingsRow flagged;
    private final List<SettingsGroup> groups;

    PricesPage(SettingsAccess access, TeamServices team, Dialogs dialogs, Toasts toasts) {
        this.texts = access.texts();
        this.dialogs = dialogs;
        this.toasts = toasts;
        model = new PricesModel(access.fx(), team);
        rows = new PriceRows(texts, new Formats(texts, team.clock().getZone()), this::edit);
        add = new Button(texts.get("prices.add"));
        add.setId("prices-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setVisible(model.mayChange());
        add.setOnAction(_ -> edit(null));
        reprice = new Button(texts.get("prices.reprice"));
        reprice.setId("prices-reprice");
        reprice.setMinWidth(Region.USE_PREF_SIZE);
        reprice.setOnAction(_ -> reprice());
        flagged =
                new SettingsRow(
                        texts.get("prices.flagged"), texts.get("prices.flagged.none"), reprice);
        groups = build();
        model.table().addListener((_, _, now) -> show(now));
        model.flagged().addListener((_, _, now) -> showFlagged(now.longValue()));
        show(model.table().get());
        showFlagged(0);
    }

    private List<SettingsGroup> build() {
        Label about = new Label(texts.get("prices.text"));
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().add("muted");
        version.getStyleClass().addAll("muted", "small");
        version.setId("prices-version");
        version.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(version, Priority.ALWAYS);
        HBox head = new HBox(version, add);
        head.getStyleClass().add("row-gap");
        VBox table = new VBox(about, head, rows.root());
        table.getStyleClass().add("history");
        return List.of(
                new SettingsGroup("", texts.get("prices.words"), table),
                new SettingsGroup(texts.get("prices.unknown"), List.of(flagged)));
    }

    private void show(PriceTable now) {
        version.setText(texts.get("prices.version", now.version()));
        rows.show(now, model.mayChange());
    }

    private void showFlagged(long calls) {
        flagged.say(
                calls == 0
                        ? texts.get("prices.flagged.none")
                        : texts.get("prices.flagged.some", calls));
        reprice.setDisable(calls == 0);
    }

    private void reprice() {
        reprice.setDisable(true);
        model.reprice(this::repriced);
    }

    private void repriced(Repriced came) {
        toasts.show(texts.get("prices.repriced", came.repriced(), came.stillFlagged()));
        showFlagged(came.stillFlagged());
    }

    private void edit(@Nullable PriceLine line) {
        PriceCard card = new PriceCard(texts, line);
        card.onCancel(dialogs::close);
        card.onSave(next -> model.save(line, next, () -> saved(next.model()), _ -> card.refused()));
        card.onReset(name -> model.reset(name, () -> saved(name), _ -> card.refused()));
        dialogs.show(card.card());
    }

    private void saved(String name) {
        dialogs.close();
        toasts.show(texts.get("prices.saved", name));
    }

    @Override
    public Section section() {
        return Section.PRICES;
    }

    @Override
    public List<SettingsGroup> groups() {
        return groups;
    }

    @Override
    public void shown() {
        model.reload();
    }
}
