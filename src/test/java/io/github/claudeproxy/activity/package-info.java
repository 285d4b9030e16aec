@NullMarked
package io.github.claudeproxy.activity;

import org.jspecify.annotations.NullMarked;
