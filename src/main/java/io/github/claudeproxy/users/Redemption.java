package io.github.claudeproxy.users;

/** How the use of an invitation ended. */
sealed interface Redemption {
    /** It is used up, and this user has joined. */
    record Joined(User user) implements Redemption {}

    /** It is still good, but somebody has this e-mail address already. */
    record EmailTaken() implements Redemption {}

    /** It never was, is used, revoked or expired. */
    record Gone() implements Redemption {}
}
