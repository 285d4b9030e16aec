/** Starts the program: the command line, the wiring of all services, the window. */
@NullMarked
package io.github.claudeproxy.app;

import org.jspecify.annotations.NullMarked;
