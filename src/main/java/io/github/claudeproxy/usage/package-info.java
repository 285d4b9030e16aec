/** What every call cost: recorded once, reported in sums. */
@NullMarked
package io.github.claudeproxy.usage;

import org.jspecify.annotations.NullMarked;
