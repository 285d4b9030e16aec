package io.github.claudeproxy.users;

import io.github.claudeproxy.secrets.OneTimeToken;

/** How a person who registers comes in. */
sealed interface Way {
    /** As the first user. */
    record AsOwner() implements Way {}

    /** Into the account of whoever made the invitation. */
    record Invited(OneTimeToken token) implements Way {}

    /** With an account of their own, because registration is open. */
    record AsFounder() implements Way {}

    /** Not at all. */
    record Closed(String reason) implements Way {}
}
