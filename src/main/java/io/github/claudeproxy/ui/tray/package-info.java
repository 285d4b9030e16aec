/** What the desktop of the system shows of the program outside its window. */
@NullMarked
package io.github.claudeproxy.ui.tray;

import org.jspecify.annotations.NullMarked;
