package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Today’s numbers, a card each. JavaFX thread only. */
final class Figures {
    private static final String NONE_YET = "–";

    private final Texts texts;
    private final Formats formats;
    private final List<Card> cards = new ArrayList<>();

    private record Card(Figure figure, Label value, Label before, Tooltip tip, Sparkline line) {}

    Figures(HBox row, Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        for (Figure figure : Figure.values()) {
            row.getChildren().add(card(figure));
        }
    }

    private VBox card(Figure figure) {
        Label name = new Label(texts.of(figure));
        name.getStyleClass().add("stat-label");
        Label value = new Label(NONE_YET);
        value.getStyleClass().add("stat-value");
        value.setId("today-" + figure.name().toLowerCase(Locale.ROOT));
        value.setMinWidth(0);
        Label before = new Label("");
        before.getStyleClass().addAll("muted", "small");
        before.setMinWidth(0);
        Sparkline line = new Sparkline();
        Tooltip tip = new Tooltip();
        before.setTooltip(tip);
        cards.add(new Card(figure, value, before, tip, line));
        VBox card = new VBox(name, value, before, line);
        card.getStyleClass().addAll("panel", "figure");
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    void show(@Nullable Today today) {
        if (today != null) {
            cards.forEach(card -> show(card, today));
        }
    }

    private void show(Card card, Today today) {
        Figure figure = card.figure();
        card.value().setText(figure.text(figure.of(today.today()), formats));
        String before = figure.text(figure.of(today.yesterday()), formats);
        card.before().setText(texts.get("overview.yesterday", before));
        card.tip().setText(texts.get("overview.yesterday.tip", before));
        List<Long> days = today.days().stream().map(figure::of).toList();
        card.line().show(days);
        card.line()
                .setAccessibleText(
                        texts.get(
                                "overview.days",
                                texts.of(figure),
                                String.join(
                                        ", ",
                                        days.stream()
                                                .map(amount -> figure.text(amount, formats))
                                                .toList())));
    }
}
