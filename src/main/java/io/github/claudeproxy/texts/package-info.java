/** What the user reads, in the user's language; the window and the web pages share it. */
@NullMarked
package io.github.claudeproxy.texts;

import org.jspecify.annotations.NullMarked;
