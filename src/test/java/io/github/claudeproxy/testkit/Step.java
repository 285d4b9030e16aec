package io.github.claudeproxy.testkit;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** One thing the fake does while it answers. */
sealed interface Step {
    /** Sends a part of the body, with which the call's bill stands at {@code bill}. */
    @SuppressWarnings("ArrayRecordComponent") // steps are not compared
    record Send(byte[] bytes, @Nullable BilledUsage bill) implements Step {}

    /** Waits at a gate. */
    record Await(StepGate gate) implements Step {}

    /** Ends the connection here, whatever the framing had promised. */
    record Cut(Ending ending) implements Step {}

    static Step send(String text) {
        return new Send(text.getBytes(StandardCharsets.UTF_8), null);
    }

    static Step send(String text, BilledUsage bill) {
        return new Send(text.getBytes(StandardCharsets.UTF_8), bill);
    }
}
