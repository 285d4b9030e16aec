/** Keys that seal what is stored, and where the system keeps them. */
@NullMarked
package io.github.claudeproxy.secrets;

import org.jspecify.annotations.NullMarked;
