/** The screen that shows which calls run and which ran lately, and ends one that should not. */
@NullMarked
package io.github.claudeproxy.ui.activity;

import org.jspecify.annotations.NullMarked;
