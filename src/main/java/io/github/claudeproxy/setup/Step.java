package io.github.claudeproxy.setup;

import org.jspecify.annotations.Nullable;

/**
 * One thing to copy.
 *
 * @param file the name of the file the text belongs into; null for what is typed
 */
public record Step(Kind kind, @Nullable String file, String text) {
    /** What is done with the text. */
    public enum Kind {
        /** Pasted at the prompt once, to fetch what is needed. */
        INSTALL,
        /** Pasted at the prompt. */
        RUN,
        /** Written into a file of its own. */
        FILE,
        /** Added to a file that may hold more. */
        MERGE
    }

    static Step install(String text) {
        return new Step(Kind.INSTALL, null, text);
    }

    static Step run(String text) {
        return new Step(Kind.RUN, null, text);
    }

    static Step file(String name, String text) {
        return new Step(Kind.FILE, name, text);
    }

    static Step merge(String name, String text) {
        return new Step(Kind.MERGE, name, text);
    }

    /** Without the text, which may hold a key. */
    @Override
    public String toString() {
        return "Step[kind=" + kind + ", file=" + file + ", text=***]";
    }
}
