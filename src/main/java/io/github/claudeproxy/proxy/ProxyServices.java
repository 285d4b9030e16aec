package io.github.claudeproxy.proxy;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.claude.ConnectionService;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.upstream.UpstreamClient;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;

import java.time.Clock;

/** What every call of the forward path works with. */
record ProxyServices(
        LimitService admission,
        ConnectionService connections,
        UpstreamClient upstream,
        UsageRecorder recorder,
        ActivityService activity,
        BodyMemory bodyMemory,
        ProxyMetrics metrics,
        ProxyLimits limits,
        Patience patience,
        Clock clock) {

    /** Counts, records and shows a call that has ended. */
    void ended(CallRecord record, UsageEvent event) {
        metrics.ended(event.outcome());
        recorder.record(event);
        activity.ended(record.key().name(), event, record.refusedFor());
    }

    /** Counts, records and shows a call that was refused before it began. */
    void refused(CallRecord record) {
        metrics.started();
        ended(record, record.ended(Outcome.REFUSED, false));
    }

    /** Shows a call whose key works no more: of such nothing is kept. */
    void turnedAway(CallRecord record) {
        activity.ended(
                record.key().name(), record.ended(Outcome.REFUSED, false), record.refusedFor());
    }
}
