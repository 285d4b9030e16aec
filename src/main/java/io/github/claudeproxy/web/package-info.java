/** The dashboard and the teammates' pages: files that speak to the REST API, and nothing else. */
@NullMarked
package io.github.claudeproxy.web;

import org.jspecify.annotations.NullMarked;
