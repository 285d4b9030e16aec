/** What the start decides: defaults, {@code .env}, environment, flags. */
@NullMarked
package io.github.claudeproxy.config;

import org.jspecify.annotations.NullMarked;
