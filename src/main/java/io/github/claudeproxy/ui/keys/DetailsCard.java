package io.github.claudeproxy.ui.keys;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.UsageTotals;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The dialog that shows all there is to know of a key. JavaFX thread only. */
final class DetailsCard {
    private final Texts texts;
    private final Formats formats;
    private final LimitWords words;
    private final DialogCard card;
    private final GridPane grid = new GridPane();

    /** The ways out. */
    record Ways(Runnable limits, Runnable done) {}

    DetailsCard(Texts texts, Formats formats, KeyRow row, Ways ways) {
        this.texts = texts;
        this.formats = formats;
        this.words = new LimitWords(texts, formats);
        this.card = new DialogCard(row.name());
        card.getStyleClass().add("wide");
        grid.getStyleClass().add("details");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), values);
        fill(row);
        card.add(grid);
        List<Node> standing = new Standing(texts, words).of(row.standing());
        if (!standing.isEmpty()) {
            VBox lines = new VBox();
            lines.getStyleClass().add("standing");
            lines.getChildren().setAll(standing);
            card.add(lines);
        }
        Button limits = card.button(texts.get("keys.menu.limits"), ways.limits());
        limits.setId("details-limits");
        Button close = card.button(texts.get("dialog.close"), ways.done());
        close.setId("details-close");
        close.getStyleClass().add(Styles.ACCENT);
        close.setDefaultButton(true);
    }

    private void fill(KeyRow row) {
        Label state = new Label(texts.of(row.condition()));
        state.getStyleClass().addAll("badge", row.condition().style());
        add("keys.details.state", state);
        add("keys.details.prefix", row.key().prefix()).getStyleClass().add("mono");
        add("keys.details.created", formats.dateTime(row.key().createdAt()));
        add("keys.details.last-used", time(row.key().lastUsedAt(), "keys.never"));
        add("keys.details.expires", time(row.key().expiresAt(), "keys.new.life-never"));
        add(
                "keys.details.endpoints",
                row.key().endpoints().stream().map(texts::of).collect(Collectors.joining(", ")));
        add("keys.details.limits", words.everything(row.limits()));
        add("keys.details.today", use(row.today()));
        add("keys.details.month", use(row.month()));
        if (row.invitation() != null) {
            String until = formats.dateTime(row.invitation().expiresAt());
            add("keys.details.invitation", texts.get("keys.details.open-until", until));
        }
    }

    private String time(@Nullable Instant at, String never) {
        return at == null ? texts.get(never) : formats.dateTime(at);
    }

    private String use(UsageTotals totals) {
        long tokens =
                totals.inputTokens()
                        + totals.outputTokens()
                        + totals.cacheCreationInputTokens()
                        + totals.cacheReadInputTokens();
        return texts.get(
                "keys.details.use",
                formats.money(totals.costMicros()),
                texts.get("keys.calls", totals.requests()),
                formats.compact(tokens),
                totals.errors());
    }

    private Label add(String name, String value) {
        Label label = new Label(value);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        add(name, label);
        return label;
    }

    private void add(String name, Node value) {
        Label label = new Label(texts.get(name));
        label.getStyleClass().add("muted");
        label.setLabelFor(value);
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, value);
    }

    DialogCard card() {
        return card;
    }
}
