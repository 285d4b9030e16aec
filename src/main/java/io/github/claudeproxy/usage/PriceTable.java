package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What each model costs, since when. A model is known by its exact name, or by its name followed by
 * the date of a snapshot; the start of a name alone says nothing, as a newer model may cost
 * something else. Immutable; asking it reads memory alone, so any thread may.
 */
public final class PriceTable implements PriceSource {
    private static final String BUILT_IN = "prices.json";
    private static final int DATE_LENGTH = "-20251001".length();

    private final String version;
    private final Map<String, List<Price>> models;
    private final Rates fallback;
    private final long searchNanos;

    PriceTable(String version, Map<String, List<Price>> models, Rates fallback, long searchNanos) {
        this.version = version;
        this.models = Map.copyOf(models);
        this.fallback = fallback;
        this.searchNanos = searchNanos;
    }

    /** The list prices this program came with. */
    public static PriceTable builtIn() {
        try (InputStream text = PriceTable.class.getResourceAsStream(BUILT_IN)) {
            return new PriceReader(
                            BUILT_IN, PriceOrigin.LIST, Objects.requireNonNull(text).readAllBytes())
                    .table();
        } catch (IOException e) {
            throw new PriceException("cannot read the prices in this program", e);
        }
    }

    /**
     * The list prices, but those of the file for what it names, if there is such a file.
     *
     * @throws PriceException if it cannot be read, or says something else than prices
     */
    public static PriceTable with(Path file) {
        PriceTable table = builtIn();
        try {
            byte[] text = Files.readAllBytes(file);
            return new PriceReader(file.toString(), PriceOrigin.FILE, text).tableOver(table);
        } catch (NoSuchFileException _) {
            return table;
        } catch (IOException e) {
            throw new PriceException("cannot read the prices in " + file, e);
        }
    }

    @Override
    public PriceTable now() {
        return this;
    }

    /** Names this table; kept with every price it gave. */
    public String version() {
        return version;
    }

    /** What the call costs that used this much, begun at that moment. */
    public Cost cost(@Nullable String model, Instant at, TokenUsage tokens) {
        if (Rates.isFree(tokens)) {
            return Cost.NOTHING;
        }
        long prompt = Rates.prompt(tokens);
        Price price = model == null ? null : price(model, at, prompt);
        return price == null
                ? new Cost(fallback.micros(tokens, searchNanos), true)
                : new Cost(price.rates().micros(tokens, searchNanos), false);
    }

    /** Prices of the very name come first; they may have begun later than those without date. */
    private @Nullable Price price(String model, Instant at, long prompt) {
        Price exact = first(models.getOrDefault(model, List.of()), at, prompt);
        return exact != null
                ? exact
                : first(models.getOrDefault(withoutDate(model), List.of()), at, prompt);
    }

    private static @Nullable Price first(List<Price> prices, Instant at, long prompt) {
        for (Price price : prices) {
            if (price.holds(at, prompt)) {
                return price;
            }
        }
        return null;
    }

    /** All lines, by model, the newest of each first. */
    public List<PriceLine> lines() {
        return models.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(model -> model.getValue().stream().map(p -> p.line(model.getKey())))
                .toList();
    }

    /** What a model costs that is not in the table. */
    public TokenPrices otherModels() {
        return TokenPrices.of(fallback);
    }

    /** What a thousand web searches cost, in US dollars. */
    public BigDecimal searches() {
        return TokenPrices.plain(BigDecimal.valueOf(searchNanos, 6));
    }

    /** This table, where the other one has nothing to say: before the first day of its prices. */
    PriceTable under(String otherVersion, Map<String, List<Price>> otherModels) {
        Map<String, List<Price>> all = new HashMap<>(models);
        otherModels.forEach(
                (model, prices) ->
                        all.merge(model, prices, (older, newer) -> joined(newer, older)));
        return new PriceTable(version + "+" + otherVersion, all, fallback, searchNanos);
    }

    private static List<Price> joined(List<Price> newer, List<Price> older) {
        Instant first = newer.getLast().from();
        return Stream.concat(newer.stream(), older.stream().filter(p -> p.from().isBefore(first)))
                .toList();
    }

    PriceTable with(Rates otherFallback, long otherSearchNanos) {
        return new PriceTable(version, models, otherFallback, otherSearchNanos);
    }

    Rates fallback() {
        return fallback;
    }

    long searchNanos() {
        return searchNanos;
    }

    private static String withoutDate(String model) {
        int end = model.length() - DATE_LENGTH;
        if (end <= 0 || model.charAt(end) != '-') {
            return model;
        }
        for (int i = end + 1; i < model.length(); i++) {
            if (model.charAt(i) < '0' || model.charAt(i) > '9') {
                return model;
            }
        }
        return model.substring(0, end);
    }
}
