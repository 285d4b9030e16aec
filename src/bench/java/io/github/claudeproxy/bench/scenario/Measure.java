package io.github.claudeproxy.bench.scenario;

/** A row of the table. */
public enum Measure {
    CPU_PER_REQUEST("CPU µs per request, 32 connections"),
    REQUESTS_PER_SECOND("requests/s, 32 connections (more is better)"),
    CPU_PER_REQUEST_AT_RATE("CPU µs per request, 1000/s"),
    LATENCY_P50("p50 µs, 1000/s"),
    LATENCY_P99("p99 µs, 1000/s"),
    ADDED_P50("added p50 µs, 1000/s"),
    ADDED_P99("added p99 µs, 1000/s"),
    CPU_PER_EVENT_500("CPU µs per event, 500 streams"),
    AGE_P50_500("event delay p50 µs, 500 streams"),
    AGE_P99_500("event delay p99 µs, 500 streams"),
    CPU_PER_EVENT_1000("CPU µs per event, 1000 streams"),
    AGE_P50_1000("event delay p50 µs, 1000 streams"),
    AGE_P99_1000("event delay p99 µs, 1000 streams"),
    CPU_PER_EVENT_BURST("CPU µs per event, burst of 200, one write each"),
    CPU_PER_EVENT_PACKED("CPU µs per event, burst of 200, 20 per write"),
    CPU_PER_UPLOAD("CPU ms per 10 MB body"),
    CANCEL_STREAMING("cancel seen after ms, mid-stream"),
    CANCEL_SILENT("cancel seen after ms, upstream silent"),
    CANCEL_BEFORE_FIRST_BYTE("cancel seen after ms, before the first byte"),
    CANCEL_WORST("cancel seen after ms, slowest of all"),
    RSS_IDLE("RSS MiB, idle"),
    CPU_IDLE("CPU %, idle"),
    RSS_AFTER_STREAMS("RSS MiB, after 1000 streams"),
    RSS_AFTER_UPLOADS("RSS MiB, after 10 MB bodies"),
    RSS_PEAK("RSS MiB, peak"),
    METERED("tokens metered / tokens billed");

    private final String label;

    Measure(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
