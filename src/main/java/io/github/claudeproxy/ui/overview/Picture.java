package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.limits.QuotaState;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is known from memory, at one moment. */
record Picture(Instant now, Truth truth, Optional<QuotaState> quota, List<Problem> problems) {
    Picture {
        problems = List.copyOf(problems);
    }
}
