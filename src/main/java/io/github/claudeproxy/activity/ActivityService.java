package io.github.claudeproxy.activity;

import io.github.claudeproxy.audit.AuditLog;
import io.github.claudeproxy.audit.Change;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.usage.UsageEvent;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What goes on: the running calls, asked of the threads they run on, and the last ones that ended,
 * kept in memory alone. Any thread may call it. What asks the threads waits for them, so it is not
 * for a thread that serves calls or draws a window.
 */
public final class ActivityService implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 2;
    private static final Comparator<ObservedCall> NEWEST_FIRST =
            Comparator.comparing(ObservedCall::startedAt)
                    .thenComparing(ObservedCall::requestId)
                    .reversed();

    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final Map<String, RecentCalls> recent = new ConcurrentHashMap<>();
    private final Pulse pulse = new Pulse(this::changes);
    private final AuditLog audit;

    public ActivityService(AuditLog audit) {
        this.audit = audit;
    }

    /** A thread begins to serve calls. */
    public void add(Lane lane) {
        lanes.add(lane);
    }

    /**
     * A call has ended. Does not block.
     *
     * @param refusedFor why, if the proxy refused it
     */
    public void ended(String keyName, UsageEvent event, @Nullable RefusedFor refusedFor) {
        RecentCalls known = recent.get(event.accountId());
        if (known == null) {
            known = recent.computeIfAbsent(event.accountId(), _ -> new RecentCalls());
        }
        known.add(keyName, event, refusedFor);
    }

    /** The account's calls that run now, newest first. Blocks. */
    public List<ObservedCall> running(String accountId) {
        return ask(lane -> lane.running(accountId)).stream()
                .flatMap(Collection::stream)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** The account's last calls, up to 500, the one that ended last first. */
    public List<ObservedCall> recent(String accountId) {
        return endedSince(accountId, 0).calls();
    }

    /**
     * Those of {@link #recent} that ended since an earlier answer of this.
     *
     * @param mark what the earlier answer said comes next, or 0
     */
    public EndedCalls endedSince(String accountId, long mark) {
        RecentCalls known = recent.get(accountId);
        return known == null ? new EndedCalls(List.of(), 0) : known.since(mark);
    }

    /** How many answers are being streamed, for all accounts. */
    public int streamsNow() {
        return lanes.stream().mapToInt(Lane::streams).sum();
    }

    /**
     * Ends a running call: upstream is cut, and the client hears why. Who did so is written down.
     * Blocks.
     *
     * @return false if no such call of the account runs
     */
    public boolean stop(String accountId, String requestId) {
        String keyName = keyName(accountId, requestId);
        boolean stopped = ask(lane -> lane.stop(accountId, requestId)).contains(true);
        if (stopped) {
            audit.record(Change.of(accountId, "call.stop", requestId, keyName));
        }
        return stopped;
    }

    private String keyName(String accountId, String requestId) {
        return running(accountId).stream()
                .filter(call -> call.requestId().equals(requestId))
                .map(ObservedCall::keyName)
                .findFirst()
                .orElse("");
    }

    /**
     * Tells the listener of changes, at most ten times a second, on a thread that all listeners
     * share: it must not block. Looking costs nothing while nobody listens.
     */
    public Signal.Subscription onChange(Runnable listener) {
        return pulse.subscribe(listener);
    }

    private long changes() {
        return lanes.stream().mapToLong(Lane::changes).sum();
    }

    private <T> List<T> ask(Function<Lane, CompletableFuture<T>> question) {
        return lanes.stream()
                .map(lane -> asked(lane, question))
                .filter(Objects::nonNull)
                .toList()
                .stream()
                .map(ActivityService::answer)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The thread of a lane ends when the server stops; its calls have ended before. */
    private <T> @Nullable CompletableFuture<T> asked(
            Lane lane, Function<Lane, CompletableFuture<T>> question) {
        try {
            return question.apply(lane);
        } catch (RejectedExecutionException _) {
            lanes.remove(lane);
            return null;
        }
    }

    /** Null if the thread is too busy to answer, or ends without. */
    private static <T> @Nullable T answer(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane failed to answer", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        pulse.close();
    }
}
