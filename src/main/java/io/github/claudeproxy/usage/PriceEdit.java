package io.github.claudeproxy.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** Prices that were set, in the form of the file, as those of one model become others. */
final class PriceEdit {
    private final JsonNode before;

    PriceEdit(JsonNode before) {
        this.before = before;
    }

    /** With these lines of the model and no other ones of it; nothing at all if nothing is left. */
    JsonNode with(String model, List<PriceLine> lines) {
        ArrayNode prices = JsonNodeFactory.instance.arrayNode();
        before.path("prices").forEach(line -> addWithout(model, line, prices));
        lines.forEach(line -> prices.add(json(model, line)));
        ObjectNode after = before.deepCopy();
        after.remove("prices");
        if (!prices.isEmpty()) {
            after.set("prices", prices);
        }
        return after;
    }

    private static void addWithout(String model, JsonNode line, ArrayNode prices) {
        ArrayNode others = JsonNodeFactory.instance.arrayNode();
        for (JsonNode name : line.path("models")) {
            if (!name.asText().equals(model)) {
                others.add(name);
            }
        }
        if (!others.isEmpty()) {
            ObjectNode kept = line.deepCopy();
            kept.set("models", others);
            prices.add(kept);
        }
    }

    private static ObjectNode json(String model, PriceLine line) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("models").add(model);
        if (line.from() != null) {
            json.put("from", line.from().toString());
        }
        if (line.abovePromptTokens() > 0) {
            json.put("above_prompt_tokens", line.abovePromptTokens());
        }
        TokenPrices dollars = line.prices();
        return json.put("input", dollars.input())
                .put("cache_write_5m", dollars.write5m())
                .put("cache_write_1h", dollars.write1h())
                .put("cache_read", dollars.read())
                .put("output", dollars.output());
    }
}
