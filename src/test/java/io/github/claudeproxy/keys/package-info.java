@NullMarked
package io.github.claudeproxy.keys;

import org.jspecify.annotations.NullMarked;
