package io.github.claudeproxy.http;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The numbers this process shows at {@code /metrics}. Any thread may call it. */
public final class Metrics {
    private static final String PREFIX = "claude_proxy_";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    /** For kinds that have no method here, such as histograms. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** A number that only grows; the name gets the product's prefix and {@code _total}. */
    public Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    /** A number that is looked up whenever somebody asks; the name gets the product's prefix. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /**
     * Numbers that are looked up whenever somebody asks, one for each set of labels.
     *
     * @param labels the names of the labels
     */
    public void gauges(
            String name, String help, List<String> labels, Supplier<List<Sample>> samples) {
        GaugeWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(
                        callback ->
                                samples.get()
                                        .forEach(
                                                sample ->
                                                        callback.call(
                                                                sample.value(),
                                                                sample.labels()
                                                                        .toArray(String[]::new))))
                .register(registry);
    }

    /** As {@link #gauges}, for numbers that only grow; the name gets {@code _total}. */
    public void counters(
            String name, String help, List<String> labels, Supplier<List<Sample>> samples) {
        CounterWithCallback.builder()
                .name(PREFIX + name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(
                        callback ->
                                samples.get()
                                        .forEach(
                                                sample ->
                                                        callback.call(
                                                                sample.value(),
                                                                sample.labels()
                                                                        .toArray(String[]::new))))
                .register(registry);
    }

    /** One number and the values of its labels. */
    public record Sample(double value, List<String> labels) {
        public Sample {
            labels = List.copyOf(labels);
        }

        public static Sample of(double value, String... labels) {
            return new Sample(value, List.of(labels));
        }
    }

    public String contentType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    /** All numbers as they are now, in the Prometheus text format. */
    public byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }
}
