/** The web pages as people see them: in a real browser, against the whole product. */
@NullMarked
package io.github.claudeproxy.browser;

import org.jspecify.annotations.NullMarked;
