/** The first screen in a window, over real services. */
@NullMarked
package io.github.claudeproxy.ui.overview;

import org.jspecify.annotations.NullMarked;
