package io.github.claudeproxy.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.claudeproxy.usage.PriceBook;
import io.github.claudeproxy.usage.PriceLine;
import io.github.claudeproxy.usage.PriceOrigin;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.TokenPrices;
import io.github.claudeproxy.users.Role;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The prices in force. They hold for every account, so that only the owner may set them. */
final class PricesEndpoint {
    private static final String PATH = "/api/prices";

    private final PriceBook prices;

    PricesEndpoint(PriceBook prices) {
        this.prices = prices;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", PATH, Access.SIGNED_IN, this::get)
                        .says(
                                "Get the prices in force",
                                "The whole table in dollars per million tokens, and what was set of it here.")
                        .gives(PricesBody.class)
                        .about(_ -> Optional.of(prices())),
                new Route("PUT", PATH, Access.FOUNDER, this::set)
                        .says(
                                "Set prices",
                                "For the models they name, in place of all that were set before;"
                                        + " they hold for what is stored from now on. For the"
                                        + " owner.")
                        .takes(PricesChange.class)
                        .gives(PricesBody.class)
                        .about(_ -> Optional.of(prices())),
                new Route("DELETE", PATH, Access.FOUNDER, this::clear)
                        .says("Let the list prices hold again", "For the owner.")
                        .gives(PricesBody.class)
                        .about(_ -> Optional.of(prices())));
    }

    /**
     * What holds.
     *
     * @param version of the whole table, as kept with each call
     * @param prices by model, the newest of each first
     * @param fallback what models cost that are not in the table
     * @param overrides what was set here, in the form of the file
     */
    record PricesBody(
            String version,
            List<PriceLineBody> prices,
            TokenPricesBody fallback,
            BigDecimal webSearchPerThousand,
            @Nullable JsonNode overrides) {}

    /**
     * One price.
     *
     * @param from the first day in UTC, null for ever since
     * @param source {@code list} for the program's own, {@code file}, or {@code set} here
     */
    record PriceLineBody(
            String model,
            @Nullable String from,
            @Nullable Long abovePromptTokens,
            @JsonUnwrapped TokenPricesBody prices,
            @OneOf(PriceOrigin.class) String source) {
        PriceLineBody(PriceLine line) {
            this(
                    line.model(),
                    line.from() == null ? null : line.from().toString(),
                    line.abovePromptTokens() == 0 ? null : (Long) line.abovePromptTokens(),
                    new TokenPricesBody(line.prices()),
                    line.origin().name().toLowerCase(Locale.ROOT));
        }
    }

    /** US dollars per million tokens. */
    record TokenPricesBody(
            BigDecimal input,
            @JsonProperty("cache_write_5m") BigDecimal cacheWrite5m,
            @JsonProperty("cache_write_1h") BigDecimal cacheWrite1h,
            BigDecimal cacheRead,
            BigDecimal output) {
        TokenPricesBody(TokenPrices prices) {
            this(
                    prices.input(),
                    prices.write5m(),
                    prices.write1h(),
                    prices.read(),
                    prices.output());
        }
    }

    /** What to set, in the form of the file; the table checks what is in each line. */
    record PricesChange(
            @Nullable List<JsonNode> prices,
            @Nullable JsonNode fallback,
            @Nullable BigDecimal webSearchPerThousand) {
        JsonNode asInFile() {
            ObjectNode file = JsonNodeFactory.instance.objectNode();
            file.set("prices", JsonNodeFactory.instance.arrayNode().addAll(lines()));
            if (fallback != null) {
                file.set("fallback", fallback);
            }
            if (webSearchPerThousand != null) {
                file.put("web_search_per_thousand", webSearchPerThousand);
            }
            return file;
        }

        private List<JsonNode> lines() {
            return prices == null ? List.of() : prices;
        }
    }

    private PricesBody prices() {
        PriceTable now = prices.now();
        return new PricesBody(
                now.version(),
                now.lines().stream().map(PriceLineBody::new).toList(),
                new TokenPricesBody(now.otherModels()),
                now.searches(),
                prices.overrides().orElse(null));
    }

    private Answer get(Call call) {
        return Answer.ok(prices());
    }

    private Answer set(Call call) {
        requireOwner(call);
        prices.set(call.accountId(), call.read(PricesChange.class).asInFile());
        return get(call);
    }

    private Answer clear(Call call) {
        requireOwner(call);
        prices.clear(call.accountId());
        return get(call);
    }

    private static void requireOwner(Call call) {
        if (call.user().role() != Role.OWNER) {
            throw new ProblemException(new Problem(403, "Only the owner may set prices."));
        }
    }
}
