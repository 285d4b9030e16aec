package io.github.claudeproxy.limits;

import io.github.claudeproxy.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

/** Nothing is reserved, nothing counted. */
record Free() implements Admission.Admitted {
    @Override
    public void settle(@Nullable String model, TokenUsage used) {}
}
