package io.github.claudeproxy.proxy;

import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.upstream.UpstreamClient;
import io.github.claudeproxy.usage.UsageRecorder;

import java.time.Clock;

/** What every call of the forward path works with. */
record ProxyServices(
        LimitService admission,
        ConnectionService connections,
        UpstreamClient upstream,
        UsageRecorder recorder,
        BodyMemory bodyMemory,
        ProxyMetrics metrics,
        ProxyLimits limits,
        Patience patience,
        Clock clock) {}
