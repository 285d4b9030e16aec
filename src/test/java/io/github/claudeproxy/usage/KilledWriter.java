package io.github.claudeproxy.usage;

import io.github.claudeproxy.store.Database;

import java.nio.file.Path;
import java.time.Clock;

/** A process that records calls and prints how many are flushed, until it is killed. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) {
        try (Database database = Database.open(Path.of(args[0]));
                UsageRecorder recorder = UsageRecorder.open(database, Clock.systemUTC())) {
            for (int i = 0; ; i++) {
                recorder.record(Events.event("r" + i));
                if (i % 100 == 99) {
                    recorder.flush();
                    System.out.println("flushed " + (i + 1));
                }
            }
        }
    }
}
