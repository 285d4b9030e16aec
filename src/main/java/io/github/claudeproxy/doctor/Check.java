package io.github.claudeproxy.doctor;

import java.util.List;

/** Looks at one thing. Blocks, for seconds at worst. */
@FunctionalInterface
public interface Check {
    List<Finding> look();
}
