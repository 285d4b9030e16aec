package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.usage.UsageRecorder;

/** Where it is written down what calls do: for good, for a look, and in numbers. */
public record CallBooks(UsageRecorder recorder, ActivityService activity, Metrics metrics) {}
