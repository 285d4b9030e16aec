/**
 * The administration API below {@code /api}: one endpoint class per resource, plain blocking code.
 */
@NullMarked
package io.github.claudeproxy.rest;

import org.jspecify.annotations.NullMarked;
