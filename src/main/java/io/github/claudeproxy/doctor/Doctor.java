package io.github.claudeproxy.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes all checks at once, so that it takes as long as the slowest. Any thread; blocks. */
public final class Doctor {
    private final List<Check> checks;

    public Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** What was found, by topic. */
    public List<Finding> examine() {
        List<Callable<List<Finding>>> tasks =
                checks.stream().<Callable<List<Finding>>>map(check -> check::look).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream()
                    .map(Future::resultNow)
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(finding -> finding.symptom().topic()))
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** The worst of these. */
    public static Severity worst(List<Finding> findings) {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.OK);
    }
}
