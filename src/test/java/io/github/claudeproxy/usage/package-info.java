@NullMarked
package io.github.claudeproxy.usage;

import org.jspecify.annotations.NullMarked;
