/** The whole product before the fake upstream, as its users and their clients meet it. */
@NullMarked
package io.github.claudeproxy.endtoend;

import org.jspecify.annotations.NullMarked;
