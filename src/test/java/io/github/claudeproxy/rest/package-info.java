/** Tests of the administration API through a real server on a real database. */
@NullMarked
package io.github.claudeproxy.rest;

import org.jspecify.annotations.NullMarked;
