/** The processes under measurement and what the operating system says about them. */
@NullMarked
package io.github.claudeproxy.bench.targets;

import org.jspecify.annotations.NullMarked;
