/** Announces the server to its local network by multicast DNS, and finds others there. */
@NullMarked
package io.github.claudeproxy.discovery;

import org.jspecify.annotations.NullMarked;
