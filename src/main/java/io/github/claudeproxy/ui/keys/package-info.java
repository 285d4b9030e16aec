/** The screen on which keys are handed out, limited, changed and taken back. */
@NullMarked
package io.github.claudeproxy.ui.keys;

import org.jspecify.annotations.NullMarked;
