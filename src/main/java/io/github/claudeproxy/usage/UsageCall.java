package io.github.claudeproxy.usage;

import org.jspecify.annotations.Nullable;

/**
 * A call as it was stored.
 *
 * @param priceVersion the table it was priced with, null if it never was
 */
public record UsageCall(UsageEvent event, Cost cost, @Nullable String priceVersion) {
    CallCursor cursor() {
        return new CallCursor(event.startedAt().toEpochMilli(), event.requestId());
    }
}
