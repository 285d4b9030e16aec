/** What this program is and what it is made of, as the build wrote it down. */
@NullMarked
package io.github.claudeproxy.about;

import org.jspecify.annotations.NullMarked;
