package io.github.claudeproxy.ui.settings;

import atlantafx.base.theme.Styles;

import io.github.claudeproxy.texts.Texts;
import io.github.claudeproxy.ui.fx.Choices;
import io.github.claudeproxy.ui.fx.DialogCard;
import io.github.claudeproxy.ui.fx.Field;
import io.github.claudeproxy.usage.PriceLine;
import io.github.claudeproxy.usage.PriceOrigin;
import io.github.claudeproxy.usage.TokenPrices;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Optional;
import java.util.function.Consumer;

/** The dialog that sets what a model costs. JavaFX thread only. */
final class PriceCard {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    private final Texts texts;
    private final char decimalSign;
    private final @Nullable PriceLine before;
    private final DialogCard card;
    private final TextField model = new TextField();
    private final DatePicker from = new DatePicker();
    private final TextField input = new TextField();
    private final TextField write5m = new TextField();
    private final TextField write1h = new TextField();
    private final TextField read = new TextField();
    private final TextField output = new TextField();
    private final Label problem = new Label();
    private Runnable cancels = () -> {};
    private Consumer<PriceLine> saves = _ -> {};
    private Consumer<String> resets = _ -> {};

    /**
     * Makes the dialog.
     *
     * @param before the line that is changed; null for a model that is not there yet
     */
    PriceCard(Texts texts, @Nullable PriceLine before) {
        this.texts = texts;
        this.before = before;
        this.decimalSign = DecimalFormatSymbols.getInstance(texts.locale()).getDecimalSeparator();
        this.card = new DialogCard(title());
        fill();
        card.text(
                before != null && before.abovePromptTokens() > 0
                        ? texts.get("prices.card.above", before.abovePromptTokens())
                        : texts.get("prices.card.text"));
        card.add(grid());
        problem.setId("price-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("error-text");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        card.add(problem);
        buttons();
    }

    private String title() {
        return before == null
                ? texts.get("prices.add.title")
                : texts.get("prices.edit-of", before.model());
    }

    private void fill() {
        from.setConverter(Choices.days(texts.locale()));
        if (before != null) {
            model.setText(before.model());
            from.setValue(before.from());
            TokenPrices prices = before.prices();
            input.setText(text(prices.input()));
            write5m.setText(text(prices.write5m()));
            write1h.setText(text(prices.write1h()));
            read.setText(text(prices.read()));
            output.setText(text(prices.output()));
        }
    }

    private String text(BigDecimal dollars) {
        return dollars.toPlainString().replace('.', decimalSign);
    }

    private Node grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("price-grid");
        model.setId("price-model");
        from.setId("price-from");
        from.setPromptText(texts.get("prices.card.always"));
        int row = 0;
        if (before == null) {
            model.setPromptText("claude-…");
            grid.add(new Field(texts.get("prices.card.model"), model), 0, row++, 3, 1);
        }
        grid.add(price(texts.get("prices.input"), "price-input", input), 0, row);
        grid.add(price(texts.get("prices.output"), "price-output", output), 1, row);
        grid.add(price(texts.get("prices.read"), "price-read", read), 2, row++);
        grid.add(price(texts.get("prices.write5m"), "price-write5m", write5m), 0, row);
        grid.add(price(texts.get("prices.write1h"), "price-write1h", write1h), 1, row);
        grid.add(new Field(texts.get("prices.card.from"), from), 2, row);
        return grid;
    }

    private static Node price(String name, String id, TextField dollars) {
        dollars.setId(id);
        dollars.setPrefColumnCount(7);
        return new Field(name, dollars);
    }

    private void buttons() {
        if (before != null && before.origin() == PriceOrigin.SET) {
            String name = before.model();
            Button reset = card.button(texts.get("prices.reset"), () -> resets.accept(name));
            reset.setId("price-reset");
        }
        card.button(texts.get("dialog.cancel"), () -> cancels.run()).setCancelButton(true);
        Button save = card.button(texts.get("prices.save"), this::save);
        save.setId("price-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setDefaultButton(true);
    }

    DialogCard card() {
        return card;
    }

    void onCancel(Runnable action) {
        cancels = action;
    }

    void onSave(Consumer<PriceLine> action) {
        saves = action;
    }

    void onReset(Consumer<String> action) {
        resets = action;
    }

    /** It was not saved. */
    void refused() {
        problem.setText(texts.get("prices.card.refused"));
    }

    private void save() {
        problem.setText("");
        String name = model.getText().strip();
        boolean named = name.matches("[\\w.:@/-]{1,100}");
        model.pseudoClassStateChanged(WRONG, !named);
        if (!named) {
            problem.setText(texts.get("prices.card.wrong-model"));
            model.requestFocus();
            return;
        }
        prices().ifPresent(
                        prices ->
                                saves.accept(
                                        new PriceLine(
                                                name,
                                                from.getValue(),
                                                before == null ? 0 : before.abovePromptTokens(),
                                                prices,
                                                PriceOrigin.SET)));
    }

    /** What was typed, if all of it is prices. */
    private Optional<TokenPrices> prices() {
        boolean right = true;
        for (TextField field : new TextField[] {output, write1h, write5m, read, input}) {
            boolean fits = dollars(field).isPresent();
            field.pseudoClassStateChanged(WRONG, !fits);
            if (!fits) {
                problem.setText(texts.get("prices.card.wrong", text(new BigDecimal("12.5"))));
                field.requestFocus();
                right = false;
            }
        }
        return right
                ? Optional.of(
                        new TokenPrices(
                                dollars(input).orElseThrow(),
                                dollars(write5m).orElseThrow(),
                                dollars(write1h).orElseThrow(),
                                dollars(read).orElseThrow(),
                                dollars(output).orElseThrow()))
                : Optional.empty();
    }

    private Optional<BigDecimal> dollars(TextField field) {
        String text = field.getText().replaceAll("[\\s$]", "").replace(decimalSign, '.');
        return text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?")
                ? Optional.of(new BigDecimal(text)).filter(some -> some.compareTo(MOST) <= 0)
                : Optional.empty();
    }
}
