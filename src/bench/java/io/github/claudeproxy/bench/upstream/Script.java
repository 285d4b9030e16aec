package io.github.claudeproxy.bench.upstream;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the fake upstream shall stream for one request, carried in the request's query.
 *
 * @param id names the request towards {@code /bench/closed}
 * @param events how many events, at least {@link #FEWEST}
 * @param every time between two events; zero sends them as fast as the peer takes them
 * @param gather events per write
 * @param silentAfter events after which nothing more comes; 0 is silence before the first byte
 */
public record Script(long id, int events, Duration every, int gather, int silentAfter) {
    public static final int FEWEST = 8;

    private static final int NEVER_SILENT = Integer.MAX_VALUE;

    public Script {
        if (events < FEWEST || gather < 1) {
            throw new IllegalArgumentException("no script has " + events + " by " + gather);
        }
    }

    public static Script stream(int events, Duration every) {
        return new Script(0, events, every, 1, NEVER_SILENT);
    }

    public static Script burst(int events, int gather) {
        return new Script(0, events, Duration.ZERO, gather, NEVER_SILENT);
    }

    public static Script silent(long id, Duration every, int after) {
        return new Script(id, 1_000_000, every, 1, after);
    }

    public String query() {
        return "?events=%d&every=%d&gather=%d&silent=%d&id=%d"
                .formatted(events, every.toNanos(), gather, silentAfter, id);
    }

    static boolean isIn(String target) {
        return target.contains("?events=");
    }

    static Script in(String target) {
        Map<String, Long> values =
                Arrays.stream(target.substring(target.indexOf('?') + 1).split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(p -> p[0], p -> Long.valueOf(p[1])));
        return new Script(
                value(values, "id"),
                (int) value(values, "events"),
                Duration.ofNanos(value(values, "every")),
                (int) value(values, "gather"),
                (int) value(values, "silent"));
    }

    private static long value(Map<String, Long> values, String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the query has no " + name);
        }
        return value;
    }
}
