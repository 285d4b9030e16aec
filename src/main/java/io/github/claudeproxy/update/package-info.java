/** Tells whether there is a newer version; never fetches or installs one. */
@NullMarked
package io.github.claudeproxy.update;

import org.jspecify.annotations.NullMarked;
