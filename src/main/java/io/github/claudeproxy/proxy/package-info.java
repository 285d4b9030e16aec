/** The forward path: a teammate's call to Anthropic and back, metered on the way. */
@NullMarked
package io.github.claudeproxy.proxy;

import org.jspecify.annotations.NullMarked;
