/** The connection to Anthropic: an API key or a Claude account, kept sealed and kept fresh. */
@NullMarked
package io.github.claudeproxy.claude;

import org.jspecify.annotations.NullMarked;
