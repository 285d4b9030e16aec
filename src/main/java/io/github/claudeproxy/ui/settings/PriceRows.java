package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Formats;
import io.github.claudeproxy.usage.PriceLine;
import io.github.claudeproxy.usage.PriceOrigin;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.TokenPrices;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * The lines of the price table, two each: there is no room for nine columns. JavaFX thread only.
 */
final class PriceRows {
    private final Texts texts;
    private final Formats formats;
    private final Consumer<PriceLine> edits;
    private final VBox root = new VBox();

    PriceRows(Texts texts, Formats formats, Consumer<PriceLine> edits) {
        this.texts = texts;
        this.formats = formats;
        this.edits = edits;
        root.setId("prices-rows");
        root.getStyleClass().addAll("panel", "settings-panel");
    }

    Node root() {
        return root;
    }

    void show(PriceTable table, boolean editable) {
        root.getChildren().clear();
        for (PriceLine line : table.lines()) {
            root.getChildren().add(row(line, editable));
        }
        Label other = name(texts.get("prices.other"));
        root.getChildren().add(row(new HBox(other), prices(table.otherModels())));
        Label search = name(texts.get("prices.searches"));
        FlowPane each = flow();
        each.getChildren().add(new Label(texts.get("prices.dollars", table.searches())));
        root.getChildren().add(row(new HBox(search), each));
    }

    private Node row(PriceLine line, boolean editable) {
        FlowPane head = flow();
        head.getChildren().add(name(line.model()));
        if (line.origin() != PriceOrigin.LIST) {
            Label badge = new Label(texts.of(line.origin()));
            badge.getStyleClass().addAll("badge", "busy");
            head.getChildren().add(badge);
        }
        if (line.from() != null) {
            head.getChildren().add(muted(texts.get("prices.from", formats.date(line.from()))));
        }
        if (line.abovePromptTokens() > 0) {
            String tokens = formats.count(line.abovePromptTokens());
            head.getChildren().add(muted(texts.get("prices.above", tokens)));
        }
        Node row = row(head, prices(line.prices()));
        return editable ? withEdit(row, line) : row;
    }

    private Node withEdit(Node row, PriceLine line) {
        Button edit = new Button("", new FontIcon("fth-edit-2"));
        edit.getStyleClass().addAll(Styles.FLAT, "row-menu");
        edit.setAccessibleText(texts.get("prices.edit-of", line.model()));
        edit.setOnAction(_ -> edits.accept(line));
        HBox.setHgrow(row, Priority.ALWAYS);
        HBox whole = new HBox(row, edit);
        whole.setAlignment(Pos.CENTER_LEFT);
        whole.getStyleClass().add("settings-row");
        row.getStyleClass().remove("settings-row");
        return whole;
    }

    private static Node row(Node head, FlowPane prices) {
        VBox row = new VBox(head, prices);
        row.getStyleClass().addAll("settings-row", "price-row");
        return row;
    }

    private FlowPane prices(TokenPrices each) {
        FlowPane prices = flow();
        add(prices, texts.get("prices.input"), each.input());
        add(prices, texts.get("prices.write5m"), each.write5m());
        add(prices, texts.get("prices.write1h"), each.write1h());
        add(prices, texts.get("prices.read"), each.read());
        add(prices, texts.get("prices.output"), each.output());
        return prices;
    }

    private static FlowPane flow() {
        FlowPane flow = new FlowPane();
        flow.getStyleClass().add("price-parts");
        return flow;
    }

    private void add(FlowPane prices, String name, BigDecimal dollars) {
        HBox part = new HBox(muted(name), new Label(texts.get("prices.dollars", dollars)));
        part.getStyleClass().add("price-part");
        prices.getChildren().add(part);
    }

    private static Label name(String text) {
        Label name = new Label(text);
        name.getStyleClass().add("key-name");
        return name;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }
}
