@NullMarked
package io.github.claudeproxy.discovery;

import org.jspecify.annotations.NullMarked;
