/** What every screen is built with: the way to the JavaFX thread, views, dialogs, themes. */
@NullMarked
package io.github.claudeproxy.ui.fx;

import org.jspecify.annotations.NullMarked;
