package io.github.claudeproxy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.claudeproxy.keys.Key;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

final class QueueTest {
    private final Limiting limiting = new Limiting();

    @AfterEach
    void close() {
        limiting.close();
    }

    private LimitState state(Key key) {
        return limiting.limits.state(Limiting.ACCOUNT, key.id()).orElseThrow();
    }

    @Test
    void letsACallWaitForItsKeysPlace() {
        Key key = limiting.key("a", Limiting.calls(null, 1));
        Limiting.Heard heard = new Limiting.Heard();
        Admission first = limiting.admit(key);

        Admission second = limiting.limits.admit(limiting.message(key, 1), heard);

        assertThat(second).isInstanceOf(Admission.Queued.class);
        assertEquals(1, state(key).waiting());
        ((Admission.Admitted) first).settle(null, Limiting.tokens(0));
        ((Admission.Admitted) first).settle(null, Limiting.tokens(0));
        assertThat(heard.said).isInstanceOf(Admission.Admitted.class);
        assertEquals(1, state(key).running());
        assertEquals(0, state(key).waiting());
    }

    @Test
    void dropsACallThatLeaves() {
        Key key = limiting.key("a", Limiting.calls(null, 1));
        Limiting.Heard leaver = new Limiting.Heard();
        Limiting.Heard next = new Limiting.Heard();
        Admission first = limiting.admit(key);
        Admission.Queued queued =
                (Admission.Queued) limiting.limits.admit(limiting.message(key, 1), leaver);
        limiting.limits.admit(limiting.message(key, 1), next);

        queued.leave();

        assertEquals(1, state(key).waiting());
        ((Admission.Admitted) first).settle(null, Limiting.tokens(0));
        assertThat(leaver.said).isNull();
        assertThat(next.said).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void refusesWhatTheQueueDoesNotHold() {
        Key key = limiting.key("a", Limiting.calls(null, 1));
        for (int i = 0; i < 101; i++) {
            assertThat(limiting.admit(key)).isNotInstanceOf(Admission.Refused.class);
        }

        assertThat(limiting.admit(key))
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        no -> {
                            assertEquals(Admission.Reason.QUEUE_FULL, no.reason());
                            assertEquals(
                                    "Of this key's calls 1 may run at the same time and 100 wait"
                                            + " already; no more may. Try again when some have"
                                            + " ended. Ask whoever gave you this key.",
                                    no.message());
                        });
    }

    @Test
    void servesWaitingCallsWhenTheLimitIsRaised() {
        Key key = limiting.key("a", Limiting.calls(null, 1));
        Limiting.Heard heard = new Limiting.Heard();
        limiting.admit(key);
        limiting.limits.admit(limiting.message(key, 1), heard);

        limiting.limits.set(Limiting.ACCOUNT, List.of(key.id()), Limiting.calls(null, 2));

        assertThat(heard.said).isInstanceOf(Admission.Admitted.class);
    }

    /** In rounds of one call's length: each round, the calls that began in the last one end. */
    @Test
    void quietKeyWaitsNoLongerThanOneCall() {
        limiting.atOnce(4);
        List<Key> greedy = Stream.of("a", "b", "c", "d").map(limiting::key).toList();
        Key quiet = limiting.key("quiet");
        Deque<Place> running = new ArrayDeque<>();
        for (int i = 0; i < 80; i++) {
            call(greedy.get(i % 4), running);
        }

        for (int round = 0; round < 15; round++) {
            Place mine = call(quiet, running);
            List<Place> ending = new ArrayList<>(running);
            running.clear();
            assertThat(ending).hasSize(4);
            // the last of them ends one call's length after the quiet one came
            ending.forEach(Place::end);
            assertThat(mine.admitted).as("in round %d", round).isNotNull();
            running.remove(mine);
            mine.end();
        }
    }

    private Place call(Key key, Deque<Place> running) {
        Place place = new Place(running);
        Admission admission = limiting.limits.admit(limiting.message(key, 1), place);
        if (admission instanceof Admission.Admitted admitted) {
            place.admitted(admitted);
        }
        return place;
    }

    @Test
    void servesKeysInTurn() {
        limiting.atOnce(1);
        Key a = limiting.key("a");
        Key b = limiting.key("b");
        Deque<Place> running = new ArrayDeque<>();
        List<Place> calls = new ArrayList<>();
        for (Key key : List.of(a, a, a, a, b, b)) {
            calls.add(call(key, running));
        }

        List<Integer> order = new ArrayList<>();
        while (!running.isEmpty()) {
            Place next = running.remove();
            order.add(calls.indexOf(next));
            next.end();
        }

        assertEquals(List.of(0, 4, 1, 5, 2, 3), order);
    }

    /** A call that runs until the test ends it. */
    private static final class Place implements Admission.Waiter {
        private final Deque<Place> running;
        private Admission.@Nullable Admitted admitted;

        Place(Deque<Place> running) {
            this.running = running;
        }

        @Override
        public void admitted(Admission.Admitted now) {
            admitted = now;
            running.add(this);
        }

        @Override
        public void refused(Admission.Refused refused) {
            throw new AssertionError(refused);
        }

        void end() {
            if (admitted != null) {
                admitted.settle(null, Limiting.tokens(1));
            }
        }
    }
}
