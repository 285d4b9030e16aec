package io.github.claudeproxy.claude;

import java.net.URI;

/**
 * A sign-in that has begun: the user opens {@code url}; what comes back goes to {@link
 * ConnectionService#completeLogin}, once and within ten minutes.
 */
public record LoginStart(URI url, String state, Terms terms) {}
