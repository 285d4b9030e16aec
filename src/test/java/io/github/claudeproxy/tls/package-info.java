/** Tests of the certificates. */
@NullMarked
package io.github.claudeproxy.tls;

import org.jspecify.annotations.NullMarked;
