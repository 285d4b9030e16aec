package io.github.claudeproxy.bench.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What Linux says about some processes together, from {@code /proc} (man 5 proc). Pages that
 * several of them share count once for each.
 */
public final class ProcessMeter {
    /** USER_HZ: 100 on every Linux this runs on; the kernel scales it so for user space. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private final List<Long> pids;

    ProcessMeter(List<Long> pids) {
        this.pids = List.copyOf(pids);
    }

    /** Processor time used so far, in user and kernel mode. */
    public Duration cpu() throws IOException {
        long ticks = 0;
        for (long pid : pids) {
            String stat = Files.readString(proc(pid, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        }
        return TICK.multipliedBy(ticks);
    }

    /** Resident memory in MiB. */
    public double rss() throws IOException {
        return status("VmRSS:");
    }

    /** The most resident memory there ever was, in MiB. */
    public double peakRss() throws IOException {
        return status("VmHWM:");
    }

    private double status(String field) throws IOException {
        long kib = 0;
        for (long pid : pids) {
            for (String line : Files.readAllLines(proc(pid, "status"))) {
                if (line.startsWith(field)) {
                    kib += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kib / 1024.0;
    }

    private static Path proc(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
