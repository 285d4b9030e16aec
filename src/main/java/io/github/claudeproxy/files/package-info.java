/** Files that only their owner may open, and writing them so that a crash leaves one whole. */
@NullMarked
package io.github.claudeproxy.files;

import org.jspecify.annotations.NullMarked;
