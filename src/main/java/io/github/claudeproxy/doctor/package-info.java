/** Looks for what keeps this installation from working, and says what to do about it. */
@NullMarked
package io.github.claudeproxy.doctor;

import org.jspecify.annotations.NullMarked;
