package io.github.claudeproxy.bench.targets;

/** Calls and tokens, as the upstream bills them or as a target has metered them. */
public record Bill(long requests, long inputTokens, long outputTokens) {
    static Bill parse(String text) {
        String[] numbers = text.strip().split(" ", -1);
        return new Bill(
                Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    public Bill minus(Bill other) {
        return new Bill(
                requests - other.requests,
                inputTokens - other.inputTokens,
                outputTokens - other.outputTokens);
    }
}
