/** The first screen: whether all is well, where the proxy is reached, what it did today. */
@NullMarked
package io.github.claudeproxy.ui.overview;

import org.jspecify.annotations.NullMarked;
