@NullMarked
package io.github.claudeproxy.ui.activity;

import org.jspecify.annotations.NullMarked;
