/** Starting at login, as each system has it. */
@NullMarked
package io.github.claudeproxy.startup;

import org.jspecify.annotations.NullMarked;
