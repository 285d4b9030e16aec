/** The keys of the teammates: made, checked in memory, revoked at once. */
@NullMarked
package io.github.claudeproxy.keys;

import org.jspecify.annotations.NullMarked;
