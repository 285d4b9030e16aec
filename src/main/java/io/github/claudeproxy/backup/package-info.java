/** One file that holds all there is, sealed with a passphrase, and the way back from it. */
@NullMarked
package io.github.claudeproxy.backup;

import org.jspecify.annotations.NullMarked;
