/** The upstream the benchmark measures against: fast, scripted by the query of each request. */
@NullMarked
package io.github.claudeproxy.bench.upstream;

import org.jspecify.annotations.NullMarked;
