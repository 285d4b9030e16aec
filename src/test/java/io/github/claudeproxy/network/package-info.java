/** Tests of where the server listens. */
@NullMarked
package io.github.claudeproxy.network;

import org.jspecify.annotations.NullMarked;
