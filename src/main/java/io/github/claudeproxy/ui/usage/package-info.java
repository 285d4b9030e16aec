/** The screen that shows what was used, by whom, for which model and at what cost. */
@NullMarked
package io.github.claudeproxy.ui.usage;

import org.jspecify.annotations.NullMarked;
