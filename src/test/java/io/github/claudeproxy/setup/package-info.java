/** What sets clients up, tried with the clients and shells that this machine has. */
@NullMarked
package io.github.claudeproxy.setup;

import org.jspecify.annotations.NullMarked;
