package io.github.claudeproxy.app;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a running program answers to another one that is started beside it.
 *
 * @param raise shows the window, if there is one, and says whether it did
 * @param status what it does, as JSON
 * @param limits carries out a {@link LimitOrder}; the order and the answer are JSON
 */
record InstanceAnswers(
        BooleanSupplier raise, Supplier<String> status, UnaryOperator<String> limits) {
    static final String RAISE = "raise";
    static final String RAISED = "raised";
    static final String STATUS = "status";
    static final String LIMITS = "limits ";

    /** Of a program that ends before it could say anything. */
    static final InstanceAnswers NONE = new InstanceAnswers(() -> false, () -> "", _ -> "");

    String to(String question) {
        return switch (question) {
            case RAISE -> raise.getAsBoolean() ? RAISED : "no window";
            case STATUS -> status.get();
            default ->
                    question.startsWith(LIMITS)
                            ? limits.apply(question.substring(LIMITS.length()))
                            : "unknown question";
        };
    }
}
