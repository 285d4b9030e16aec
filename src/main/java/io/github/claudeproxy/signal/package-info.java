/** Values that can be watched, without any toolkit. */
@NullMarked
package io.github.claudeproxy.signal;

import org.jspecify.annotations.NullMarked;
