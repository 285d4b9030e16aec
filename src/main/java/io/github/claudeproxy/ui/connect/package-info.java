/** Connecting to Anthropic from the window: an API key, or a sign-in in an embedded browser. */
@NullMarked
package io.github.claudeproxy.ui.connect;

import org.jspecify.annotations.NullMarked;
