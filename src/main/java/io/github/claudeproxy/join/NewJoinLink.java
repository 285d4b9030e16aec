package io.github.claudeproxy.join;

/** A link just made, with the token that is shown this one time. */
public record NewJoinLink(JoinLink link, JoinToken token) {}
