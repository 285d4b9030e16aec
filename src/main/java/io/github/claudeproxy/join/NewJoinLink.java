package io.github.claudeproxy.join;

import io.github.claudeproxy.secrets.OneTimeToken;

/** A link just made, with the token that is shown this one time. */
public record NewJoinLink(JoinLink link, OneTimeToken token) {}
