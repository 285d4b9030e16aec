package io.github.claudeproxy.usage;

/**
 * What a call costs, in millionths of a US dollar.
 *
 * @param flagged whether the table did not know the model, so that another price stood in
 */
public record Cost(long micros, boolean flagged) {
    static final Cost NOTHING = new Cost(0, false);
}
