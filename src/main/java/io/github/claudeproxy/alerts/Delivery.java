package io.github.claudeproxy.alerts;

/** What came of sending a message to a webhook. */
public sealed interface Delivery {
    /** It was taken. */
    record Delivered() implements Delivery {}

    /**
     * It was not.
     *
     * @param why in words for people, without the address
     * @param worthRetrying whether it may be taken later
     */
    record Failed(String why, boolean worthRetrying) implements Delivery {}
}
