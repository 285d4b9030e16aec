/** A window for tests: real controls, real keys and clicks, pictures to look at. */
@NullMarked
package io.github.claudeproxy.ui.testing;

import org.jspecify.annotations.NullMarked;
