@NullMarked
package io.github.claudeproxy.ui.keys;

import org.jspecify.annotations.NullMarked;
