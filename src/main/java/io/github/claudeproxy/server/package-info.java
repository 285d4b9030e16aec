/** The door: listeners, what is refused before any handler sees it, and the table of URLs. */
@NullMarked
package io.github.claudeproxy.server;

import org.jspecify.annotations.NullMarked;
