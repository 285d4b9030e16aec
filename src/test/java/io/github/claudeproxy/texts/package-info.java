@NullMarked
package io.github.claudeproxy.texts;

import org.jspecify.annotations.NullMarked;
