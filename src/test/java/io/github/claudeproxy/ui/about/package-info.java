@NullMarked
package io.github.claudeproxy.ui.about;

import org.jspecify.annotations.NullMarked;
