package io.github.claudeproxy.testkit;

/** Waiting that ends in a failed test instead of a hanging one. */
final class Deadline {
    private Deadline() {}

    /** Something that waits for a while and says whether what it waited for has come. */
    @FunctionalInterface
    interface Wait {
        boolean tryFor() throws InterruptedException;
    }

    static void await(Wait wait, String otherwise) {
        try {
            if (!wait.tryFor()) {
                throw new AssertionError(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + otherwise, e);
        }
    }
}
