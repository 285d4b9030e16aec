package io.github.claudeproxy.claude;

import java.time.Duration;

/** What came of asking the token endpoint. */
sealed interface TokenAnswer {
    /** Tokens; {@code account} says whose, as far as the answer does. */
    record Granted(OAuthTokens tokens, String account) implements TokenAnswer {}

    /** For good: asking again with the same will not help. */
    record Denied(ErrorText error) implements TokenAnswer {}

    /** Not now: no further try before this time has passed. */
    record Busy(Duration retryAfter) implements TokenAnswer {}

    /** Nobody knows: no answer, or none of a token endpoint; the message is half a sentence. */
    record NoAnswer(Setback setback) implements TokenAnswer {}
}
