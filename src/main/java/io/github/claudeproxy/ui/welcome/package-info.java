/** The first run: from nothing to a teammate's first answer, one step at a time. */
@NullMarked
package io.github.claudeproxy.ui.welcome;

import org.jspecify.annotations.NullMarked;
