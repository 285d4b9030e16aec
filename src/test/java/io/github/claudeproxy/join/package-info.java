/** Links for teammates: who gets in, how often and how long. */
@NullMarked
package io.github.claudeproxy.join;

import org.jspecify.annotations.NullMarked;
