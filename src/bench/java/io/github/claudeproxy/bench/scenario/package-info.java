/** What is measured: one class per kind of load. */
@NullMarked
package io.github.claudeproxy.bench.scenario;

import org.jspecify.annotations.NullMarked;
