@NullMarked
package io.github.claudeproxy.ui.usage;

import org.jspecify.annotations.NullMarked;
