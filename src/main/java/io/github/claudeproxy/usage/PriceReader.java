package io.github.claudeproxy.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a price table, written in US dollars per million tokens and per thousand searches. */
final class PriceReader {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final Set<String> FIELDS =
            Set.of("version", "prices", "fallback", "web_search_per_thousand");
    private static final Set<String> RATES =
            Set.of("input", "cache_write_5m", "cache_write_1h", "cache_read", "output");
    private static final Set<String> CONDITIONS = Set.of("models", "from", "above_prompt_tokens");

    private final String name;
    private final PriceOrigin origin;
    private final JsonNode root;

    PriceReader(String name, PriceOrigin origin, byte[] text) {
        this.name = name;
        this.origin = origin;
        try {
            this.root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new PriceException(name + " is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new PriceException("cannot read the prices in " + name, e);
        }
        allow(root, FIELDS, Set.of());
    }

    /** A table that stands for itself. */
    PriceTable table() {
        return new PriceTable(
                version(), models(), rates(root.path("fallback"), Set.of()), searchNanos());
    }

    /** A table whose prices hold over those of another from their first day on; the rest too. */
    PriceTable tableOver(PriceTable other) {
        PriceTable merged = other.under(version(), models());
        return merged.with(
                root.has("fallback") ? rates(root.path("fallback"), Set.of()) : other.fallback(),
                root.has("web_search_per_thousand") ? searchNanos() : other.searchNanos());
    }

    private String version() {
        String version = root.path("version").asText();
        if (!root.path("version").isTextual() || !version.matches("[\\w.:-]{1,40}")) {
            throw wrong("version", "takes up to 40 letters, digits, . : - _");
        }
        return version;
    }

    private Map<String, List<Price>> models() {
        Map<String, List<Price>> models = new HashMap<>();
        for (JsonNode line : root.path("prices")) {
            Price price = price(line);
            if (line.path("models").isEmpty()) {
                throw wrong("models", "takes a list of model names");
            }
            for (JsonNode model : line.path("models")) {
                models.computeIfAbsent(model.asText(), _ -> new ArrayList<>()).add(price);
            }
        }
        models.replaceAll((_, prices) -> prices.stream().sorted(Price.NEWEST_FIRST).toList());
        return models;
    }

    private Price price(JsonNode line) {
        JsonNode above = line.path("above_prompt_tokens");
        if (!above.isMissingNode() && !(above.canConvertToLong() && above.asLong() > 0)) {
            throw wrong("above_prompt_tokens", "takes a whole number");
        }
        return new Price(from(line), above.asLong(0), rates(line, CONDITIONS), origin);
    }

    private Instant from(JsonNode line) {
        if (!line.has("from")) {
            return Instant.EPOCH;
        }
        try {
            LocalDate day = LocalDate.parse(line.path("from").asText());
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException _) {
            throw wrong("from", "takes a day such as 2026-12-31");
        }
    }

    private Rates rates(JsonNode node, Set<String> others) {
        allow(node, RATES, others);
        return new Rates(
                nanos(node, "input", 3),
                nanos(node, "cache_write_5m", 3),
                nanos(node, "cache_write_1h", 3),
                nanos(node, "cache_read", 3),
                nanos(node, "output", 3));
    }

    private long searchNanos() {
        return nanos(root, "web_search_per_thousand", 6);
    }

    private long nanos(JsonNode node, String field, int shift) {
        JsonNode dollars = node.path(field);
        BigDecimal most = BigDecimal.valueOf(1000);
        if (!dollars.isNumber()
                || dollars.decimalValue().signum() < 0
                || dollars.decimalValue().compareTo(most) > 0
                || dollars.decimalValue().stripTrailingZeros().scale() > 3) {
            throw wrong(field, "takes dollars from 0 to 1000, such as 12.5 or 0.025");
        }
        return dollars.decimalValue().movePointRight(shift).longValueExact();
    }

    private void allow(JsonNode node, Set<String> some, Set<String> others) {
        if (!node.isObject()) {
            throw new PriceException(name + ": an object of prices is missing", null);
        }
        node.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!some.contains(field) && !others.contains(field)) {
                                throw wrong(field, "there is no such field");
                            }
                        });
    }

    private PriceException wrong(String field, String detail) {
        return new PriceException(name + ": " + field + ": " + detail, null);
    }
}
