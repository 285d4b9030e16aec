/** Certificates of this installation's own authority, for HTTPS in the local network. */
@NullMarked
package io.github.claudeproxy.tls;

import org.jspecify.annotations.NullMarked;
