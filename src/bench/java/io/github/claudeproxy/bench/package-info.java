/** Measures the product against nginx on this machine, in turn, and prints a table. */
@NullMarked
package io.github.claudeproxy.bench;

import org.jspecify.annotations.NullMarked;
