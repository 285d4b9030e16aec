package io.github.claudeproxy.activity;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The running calls of one thread. They belong to it, so it is asked and answers when it comes to
 * it: a call on its way pays nothing for being watched. Any thread may ask.
 *
 * <p>What takes a turn of the thread throws {@code RejectedExecutionException} once that has ended.
 */
public interface Lane {
    CompletableFuture<List<ObservedCall>> running(String accountId);

    /** Ends this call of this account; true if it ran here. */
    CompletableFuture<Boolean> stop(String accountId, String requestId);

    /** How many answers are being streamed. */
    int streams();

    /** Another number after every change of a call. */
    long changes();
}
