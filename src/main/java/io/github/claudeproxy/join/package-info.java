/** Links by which a teammate fetches a key, once and without a login. */
@NullMarked
package io.github.claudeproxy.join;

import org.jspecify.annotations.NullMarked;
