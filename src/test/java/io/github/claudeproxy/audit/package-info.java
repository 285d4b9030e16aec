@NullMarked
package io.github.claudeproxy.audit;

import org.jspecify.annotations.NullMarked;
