/** What somebody should look at: noticed, said once, and sent to whoever wants to hear it. */
@NullMarked
package io.github.claudeproxy.alerts;

import org.jspecify.annotations.NullMarked;
