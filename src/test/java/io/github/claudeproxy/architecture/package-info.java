/** Rules about the code itself that the compiler does not hold. */
@NullMarked
package io.github.claudeproxy.architecture;

import org.jspecify.annotations.NullMarked;
