package io.github.claudeproxy.alerts;

/** What came of sending a message to a webhook. */
public sealed interface Delivery {
    /** It was taken. */
    record Delivered() implements Delivery {}

    /**
     * It was not.
     *
     * @param why in words for people, without the address
     * @param status what it answered with; 0 if it did not answer
     * @param worthRetrying whether it may be taken later
     */
    record Failed(String why, int status, boolean worthRetrying) implements Delivery {}
}
