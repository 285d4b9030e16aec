@NullMarked
package io.github.claudeproxy.limits;

import org.jspecify.annotations.NullMarked;
