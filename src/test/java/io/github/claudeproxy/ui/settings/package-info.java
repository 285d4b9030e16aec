/** The screen of settings, worked as a person would. */
@NullMarked
package io.github.claudeproxy.ui.settings;

import org.jspecify.annotations.NullMarked;
