/** The load client: closed loop, open loop, many streams, and clients that leave. */
@NullMarked
package io.github.claudeproxy.bench.load;

import org.jspecify.annotations.NullMarked;
