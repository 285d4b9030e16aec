/** Icons and notifications, on a bus with a tray of the tests. */
@NullMarked
package io.github.claudeproxy.ui.tray;

import org.jspecify.annotations.NullMarked;
