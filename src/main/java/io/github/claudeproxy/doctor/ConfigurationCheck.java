package io.github.claudeproxy.doctor;

import io.github.claudeproxy.usage.PriceException;
import io.github.claudeproxy.usage.PriceTable;

import java.nio.file.Path;
import java.util.List;

/**
 * Whether the files of the user's own make sense. What flags and environment say has been checked
 * before there is anything to check with.
 */
public final class ConfigurationCheck implements Check {
    private final Path prices;

    public ConfigurationCheck(Path prices) {
        this.prices = prices;
    }

    /** All that can be said when they did not. */
    public static Finding wrong(String message) {
        return Symptom.CONFIGURATION_WRONG.with(message);
    }

    @Override
    public List<Finding> look() {
        try {
            PriceTable.with(prices);
            return List.of(Symptom.CONFIGURATION_GOOD.with());
        } catch (PriceException e) {
            return List.of(Symptom.PRICES_WRONG.with(String.valueOf(e.getMessage())));
        }
    }
}
