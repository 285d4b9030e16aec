/**
 * The HTTP/1.1 client of the forward path: non-blocking, on the I/O thread of the client request.
 */
@NullMarked
package io.github.claudeproxy.upstream;

import org.jspecify.annotations.NullMarked;
