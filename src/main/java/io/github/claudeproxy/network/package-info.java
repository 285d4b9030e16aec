/** Where the server listens, who can reach it there, and changing that while it runs. */
@NullMarked
package io.github.claudeproxy.network;

import org.jspecify.annotations.NullMarked;
