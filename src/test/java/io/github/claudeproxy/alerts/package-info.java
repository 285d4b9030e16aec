@NullMarked
package io.github.claudeproxy.alerts;

import org.jspecify.annotations.NullMarked;
