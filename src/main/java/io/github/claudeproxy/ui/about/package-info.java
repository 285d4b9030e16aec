/** What the program is, whether there is a newer one, and the terms of what it is made of. */
@NullMarked
package io.github.claudeproxy.ui.about;

import org.jspecify.annotations.NullMarked;
