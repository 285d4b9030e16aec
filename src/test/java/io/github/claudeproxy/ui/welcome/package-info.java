@NullMarked
package io.github.claudeproxy.ui.welcome;

import org.jspecify.annotations.NullMarked;
