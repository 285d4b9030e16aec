package io.github.claudeproxy.testkit;

/** Who sent a request, by its credential. */
sealed interface Caller {
    /** Somebody with an API key. */
    record ByApiKey() implements Caller {}

    /** Somebody with the OAuth token of a Claude account. */
    record ByToken() implements Caller {}

    /** Nobody Anthropic would serve. */
    record Refused(Reply reply) implements Caller {}
}
