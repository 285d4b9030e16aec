package io.github.claudeproxy.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class EventQueueTest {
    @Test
    void handsOutInOrderAndTurnsAround() {
        EventQueue queue = new EventQueue(3);

        for (int i = 0; i < 10; i++) {
            UsageEvent first = Events.event("a" + i);
            UsageEvent second = Events.event("b" + i);
            assertTrue(queue.offer(first) && queue.offer(second));
            assertEquals(2, queue.size());
            assertEquals(first, queue.poll());
            assertEquals(second, queue.poll());
            assertNull(queue.poll());
        }
    }

    @Test
    void refusesWhenFullUntilSomethingIsTaken() {
        EventQueue queue = new EventQueue(2);
        UsageEvent event = Events.event("1");
        assertTrue(queue.offer(event));
        assertTrue(queue.offer(event));

        assertFalse(queue.offer(event));

        queue.poll();
        assertTrue(queue.offer(event));
        assertFalse(queue.offer(event));
    }

    @Test
    void givesAllItHasAfterItClosed() {
        EventQueue queue = new EventQueue(2);
        UsageEvent event = Events.event("1");
        queue.offer(event);

        queue.close();

        assertFalse(queue.offer(event));
        assertEquals(1, queue.size());
        assertEquals(event, queue.poll());
        assertNull(queue.poll());
    }

    @Test
    void losesAndDoublesNothingBetweenThreads() {
        EventQueue queue = new EventQueue(64);
        AtomicInteger accepted = new AtomicInteger();
        Set<String> taken = new HashSet<>();
        int polled = 0;

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                String name = "thread " + thread + " event ";
                threads.execute(() -> offerMany(queue, name, accepted));
            }
            threads.shutdown();
            while (!threads.isTerminated() || queue.size() > 0) {
                UsageEvent event = queue.poll();
                if (event != null) {
                    polled++;
                    taken.add(event.requestId());
                }
            }
        }

        assertEquals(accepted.get(), polled);
        assertEquals(accepted.get(), taken.size());
    }

    private static void offerMany(EventQueue queue, String name, AtomicInteger accepted) {
        for (int i = 0; i < 20_000; i++) {
            if (queue.offer(Events.event(name + i))) {
                accepted.incrementAndGet();
            }
        }
    }
}
