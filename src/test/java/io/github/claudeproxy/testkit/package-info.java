/** What the tests share: a fake upstream, a running proxy, a database, a clock. */
@NullMarked
package io.github.claudeproxy.testkit;

import org.jspecify.annotations.NullMarked;
