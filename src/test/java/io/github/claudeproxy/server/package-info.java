/** Tests of the door over real sockets. */
@NullMarked
package io.github.claudeproxy.server;

import org.jspecify.annotations.NullMarked;
