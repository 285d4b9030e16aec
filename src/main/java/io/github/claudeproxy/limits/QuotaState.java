package io.github.claudeproxy.limits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An account's quota as the last answer that spoke of it said.
 *
 * @param status of the account as a whole, if it was said
 */
public record QuotaState(Instant seenAt, @Nullable String status, List<QuotaWindow> windows) {
    public QuotaState {
        windows = List.copyOf(windows);
    }
}
