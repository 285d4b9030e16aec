/** What every HTTP-facing package shares: request ids and the hop to a virtual thread. */
@NullMarked
package io.github.claudeproxy.http;

import org.jspecify.annotations.NullMarked;
