/** The screen of all that can be set while the program runs. */
@NullMarked
package io.github.claudeproxy.ui.settings;

import org.jspecify.annotations.NullMarked;
