/** Signing in to the window, and the way out for who forgot the password. */
@NullMarked
package io.github.claudeproxy.ui.login;

import org.jspecify.annotations.NullMarked;
