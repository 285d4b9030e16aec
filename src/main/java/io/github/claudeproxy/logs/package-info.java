/** Reading the log while it is written: its last lines, and those that come. */
@NullMarked
package io.github.claudeproxy.logs;

import org.jspecify.annotations.NullMarked;
