package io.github.claudeproxy.setup;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that sets one client up, in order. It holds the key in clear where one was given.
 *
 * @param shell null where the client is set up without one
 */
public record Snippet(Client client, @Nullable Shell shell, List<Step> steps) {
    public Snippet {
        steps = List.copyOf(steps);
    }

    /** What is pasted at the prompt, one block, without what is installed. */
    public String commands() {
        return steps.stream()
                .filter(step -> step.kind() == Step.Kind.RUN)
                .map(Step::text)
                .collect(Collectors.joining("\n"));
    }
}
