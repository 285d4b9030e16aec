/**
 * What each key may use and how much of it: calls are admitted, let wait in turn or refused, in
 * memory, and the account's quota is watched and shared.
 */
@NullMarked
package io.github.claudeproxy.limits;

import org.jspecify.annotations.NullMarked;
