@NullMarked
package io.github.claudeproxy.ui.fx;

import org.jspecify.annotations.NullMarked;
