package io.github.claudeproxy.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must work before the server can do its job. Asking blocks; answers are kept for a second, so
 * that asking often costs nothing.
 */
public final class Readiness {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final List<Check> checks;
    private Map<String, String> last = Map.of();
    private long lastAt;
    private boolean asked;

    public Readiness(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * One thing to look at.
     *
     * @param problem says what is wrong, in a sentence fit for the user, or nothing
     */
    public record Check(String name, Supplier<Optional<String>> problem) {}

    /** The checks by name, each {@code ok} or what is wrong. */
    synchronized Map<String, String> report() {
        long now = System.nanoTime();
        if (!asked || now - lastAt > FRESH_NANOS) {
            Map<String, String> report = new LinkedHashMap<>();
            checks.forEach(check -> report.put(check.name(), check.problem().get().orElse("ok")));
            last = report;
            lastAt = now;
            asked = true;
        }
        return last;
    }
}
