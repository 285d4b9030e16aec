package io.github.claudeproxy.claude;

import java.util.concurrent.CompletionStage;

/**
 * A sign-in whose answer comes back to this machine by itself.
 *
 * @param outcome completes on a virtual thread, always, at the latest after ten minutes
 */
public record LoopbackLogin(LoginStart start, CompletionStage<ConnectOutcome> outcome) {}
