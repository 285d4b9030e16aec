package io.github.claudeproxy.ui.keys;

import io.github.claudeproxy.join.JoinService;

import java.util.function.Supplier;

/**
 * How keys get to their teammates.
 *
 * @param invitedBy who is signed in, as the teammate will see it
 * @param reachable where clients find the proxy; asked off the JavaFX thread
 */
public record Handout(JoinService links, String invitedBy, Supplier<Addresses> reachable) {}
