/**
 * How a teammate's client is pointed at this proxy: snippets for each client and shell, QR codes.
 */
@NullMarked
package io.github.claudeproxy.setup;

import org.jspecify.annotations.NullMarked;
