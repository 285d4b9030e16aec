/** HTTP/1.1 on one selector thread, as little of it as a fake upstream and a load client need. */
@NullMarked
package io.github.claudeproxy.bench.wire;

import org.jspecify.annotations.NullMarked;
