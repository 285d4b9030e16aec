/** The calls that run now and those that ended lately: who, what, how far; never their content. */
@NullMarked
package io.github.claudeproxy.activity;

import org.jspecify.annotations.NullMarked;
