package io.github.claudeproxy.server;

import io.github.claudeproxy.network.ListenAt;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.PortTakenException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places where the server listens now, and those it left whose answers still run. For one
 * thread at a time.
 */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Map<ListenAt, Listener> open = new LinkedHashMap<>();
    private final List<Listener> left = new ArrayList<>();

    /** Binds a place. */
    @FunctionalInterface
    interface Binder {
        Listener bind(ListenAt place) throws ListenException;
    }

    /** The places as they were asked for, with the ports that they got. */
    List<ListenAt> places() {
        return open.entrySet().stream()
                .map(entry -> entry.getKey().withPort(entry.getValue().port()))
                .toList();
    }

    /** Opens what is new, keeps what stays, leaves the rest; if one fails, all stays as it was. */
    void replace(List<ListenAt> wanted, Binder binder) throws ListenException {
        left.removeIf(Listener::isEmpty);
        Replaced replaced = new Replaced();
        try {
            for (ListenAt place : wanted) {
                Listener kept = replaced.released().containsKey(place) ? null : open.get(place);
                Listener listener = kept == null ? bind(place, replaced, binder) : kept;
                replaced.next().put(place, listener);
            }
        } catch (ListenException e) {
            undo(replaced, binder);
            throw e;
        }
        commit(replaced.next());
    }

    private void commit(Map<ListenAt, Listener> next) {
        next.values().stream().filter(made -> !open.containsValue(made)).forEach(Listener::open);
        open.values().stream().filter(old -> !next.containsValue(old)).forEach(this::leave);
        open.clear();
        open.putAll(next);
    }

    /** A port of our own at other addresses is to be had only once we have let go of it. */
    private Listener bind(ListenAt place, Replaced replaced, Binder binder) throws ListenException {
        try {
            return binder.bind(place);
        } catch (PortTakenException e) {
            replaced.release(e.port(), open).orElseThrow(() -> e).close();
            return binder.bind(place);
        }
    }

    /** What did not work leaves no trace; a port that is lost meanwhile stays lost. */
    private void undo(Replaced replaced, Binder binder) {
        replaced.next().values().stream()
                .filter(made -> !open.containsValue(made))
                .forEach(this::leave);
        replaced.released().forEach((place, closed) -> openAgain(place, closed, binder));
    }

    private void openAgain(ListenAt place, Listener closed, Binder binder) {
        open.remove(place);
        left.add(closed);
        try {
            Listener again = binder.bind(place.withPort(closed.port()));
            open.put(place, again);
            again.open();
        } catch (ListenException e) {
            LOG.error("Cannot listen at {} again", place, e);
        }
    }

    /** On the way from the places that are open to the next ones. */
    private record Replaced(Map<ListenAt, Listener> next, Map<ListenAt, Listener> released) {
        Replaced() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /** The open place that has this port and is not wanted as it is. */
        Optional<Listener> release(int port, Map<ListenAt, Listener> open) {
            var own =
                    open.entrySet().stream()
                            .filter(entry -> entry.getValue().port() == port)
                            .filter(entry -> !next.containsKey(entry.getKey()))
                            .filter(entry -> !released.containsKey(entry.getKey()))
                            .findFirst();
            own.ifPresent(entry -> released.put(entry.getKey(), entry.getValue()));
            return own.map(Map.Entry::getValue);
        }
    }

    private void leave(Listener listener) {
        listener.close();
        left.add(listener);
    }

    /** Ends accepting everywhere. */
    void close() {
        open.values().forEach(this::leave);
        open.clear();
    }

    /** Tells what still runs to end. */
    void interrupt() {
        left.forEach(Listener::interrupt);
    }

    void cut() {
        left.forEach(Listener::cut);
        left.clear();
    }
}
