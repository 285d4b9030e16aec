/** The window: its frame, its screens by name, the keys that lead to them. */
@NullMarked
package io.github.claudeproxy.ui;

import org.jspecify.annotations.NullMarked;
