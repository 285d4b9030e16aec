/** Tests of the keys that seal what is stored. */
@NullMarked
package io.github.claudeproxy.secrets;

import org.jspecify.annotations.NullMarked;
