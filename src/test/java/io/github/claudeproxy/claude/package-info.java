/** Tests of the connection to Anthropic. */
@NullMarked
package io.github.claudeproxy.claude;

import org.jspecify.annotations.NullMarked;
