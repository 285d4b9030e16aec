/** Who may administer: registering, signing in, sessions, passwords, invitations. */
@NullMarked
package io.github.claudeproxy.users;

import org.jspecify.annotations.NullMarked;
