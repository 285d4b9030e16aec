/** The pages' files: how they are sent, and that they are whole. */
@NullMarked
package io.github.claudeproxy.web;

import org.jspecify.annotations.NullMarked;
