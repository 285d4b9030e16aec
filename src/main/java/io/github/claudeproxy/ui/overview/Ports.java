package io.github.claudeproxy.ui.overview;

import java.util.OptionalInt;

/**
 * The ports of the server.
 *
 * @param https of HTTPS, where it listens for that
 */
record Ports(int port, OptionalInt https) {}
