@NullMarked
package io.github.claudeproxy.ui;

import org.jspecify.annotations.NullMarked;
