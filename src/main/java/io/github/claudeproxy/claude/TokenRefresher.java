package io.github.claudeproxy.claude;

import io.github.claudeproxy.claude.Connection.Holding;
import io.github.claudeproxy.claude.Connection.Standing;
import io.github.claudeproxy.claude.ConnectionStatus.State;
import io.github.claudeproxy.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The one way tokens are refreshed, for timer and requests alike. A refresh runs on a thread of its
 * own, so that no caller who leaves can cut it off between the answer and the database: the old
 * refresh token is good only once.
 */
final class TokenRefresher {
    static final Duration DUE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(TokenRefresher.class);

    private final Connections connections;
    private final OAuthClient client;
    private final Clock clock;
    private final Executor threads;
    private final Map<String, RefreshLine> lines = new ConcurrentHashMap<>();

    TokenRefresher(Connections connections, OAuthClient client, Clock clock, Executor threads) {
        this.connections = connections;
        this.client = client;
        this.clock = clock;
        this.threads = threads;
    }

    /** Starts one in the background, unless it is too early for another try. Never waits. */
    void refreshSoon(Connection connection, Holding.Tokens held) {
        RefreshLine line = line(connection);
        if (!line.isRunning() && line.backoff.allowsTimed(clock.instant())) {
            var _ = start(line, connection, false, held.version());
        }
    }

    /**
     * Refreshes what is due, and waits for it.
     *
     * @param forced also where it is not due, unless it is newer than this
     */
    void refresh(Connection connection, Holding.Tokens held, boolean forced) {
        start(line(connection), connection, forced, held.version()).join();
    }

    boolean isRefreshing(Connection connection) {
        return line(connection).isRunning();
    }

    /** What went wrong at the last try; empty after a success. */
    String lastFailure(Connection connection) {
        return line(connection).backoff.why();
    }

    void forget(Connection connection) {
        lines.remove(connection.id());
    }

    private RefreshLine line(Connection connection) {
        return lines.computeIfAbsent(connection.id(), _ -> new RefreshLine());
    }

    private CompletableFuture<Void> start(
            RefreshLine line, Connection connection, boolean forced, long version) {
        return line.join(
                forced,
                version,
                flight -> {
                    try {
                        threads.execute(() -> fly(line, connection, flight));
                    } catch (RejectedExecutionException e) {
                        line.land(flight);
                    }
                });
    }

    private void fly(RefreshLine line, Connection connection, RefreshLine.Flight flight) {
        try {
            flight.before().join();
            Optional<Connection> stored = connections.reread(connection);
            if (stored.isPresent()
                    && stored.get().standing().state() != State.RECONNECT_NEEDED
                    && stored.get().holding() instanceof Holding.Tokens held
                    && isNeeded(held, flight)) {
                renew(line, stored.get(), held, flight.forced());
            }
        } catch (StoreException e) {
            LOG.error("tokens could not be refreshed", e);
            fail(line, flight.forced(), "the proxy's database cannot be used");
        } finally {
            line.land(flight);
        }
    }

    /** Others may have refreshed while this one waited. */
    private boolean isNeeded(Holding.Tokens held, RefreshLine.Flight flight) {
        return flight.forced()
                ? held.version() == flight.version()
                : !clock.instant().plus(DUE).isBefore(held.tokens().expiresAt());
    }

    private void renew(
            RefreshLine line, Connection connection, Holding.Tokens held, boolean forced) {
        Holding.Tokens unstored = line.unstored;
        Secret refreshToken = held.tokens().refreshToken();
        if (unstored != null && unstored.version() == held.version() + 1) {
            keep(line, connection, unstored);
        } else if (refreshToken == null) {
            end(connection, "it came without a refresh token");
        } else if (line.backoff.allows(clock.instant(), forced)) {
            ask(line, connection, held, refreshToken, forced);
        }
    }

    private void ask(
            RefreshLine line,
            Connection connection,
            Holding.Tokens held,
            Secret refreshToken,
            boolean forced) {
        switch (client.refresh(held.tokens(), refreshToken)) {
            case TokenAnswer.Granted granted ->
                    keep(
                            line,
                            connection,
                            new Holding.Tokens(
                                    granted.tokens(), held.version() + 1, clock.instant()));
            case TokenAnswer.Denied denied -> end(connection, denied.error().text());
            case TokenAnswer.Busy busy ->
                    line.backoff =
                            Backoff.until(
                                    clock.instant().plus(busy.retryAfter()),
                                    "Anthropic asks to wait before the next refresh (status 429)");
            case TokenAnswer.NoAnswer none -> fail(line, forced, none.setback().message());
        }
    }

    /**
     * Stores the new pair before anybody may use it. Where that fails it is kept for the next try:
     * the old refresh token is spent.
     */
    private void keep(RefreshLine line, Connection connection, Holding.Tokens next) {
        line.unstored = next;
        connections.rotate(connection, next);
        line.unstored = null;
        line.backoff = Backoff.afterSuccess(clock.instant());
    }

    private void fail(RefreshLine line, boolean forced, String why) {
        LOG.warn("token refresh failed: {}", why);
        line.backoff = line.backoff.afterFailure(clock.instant(), forced, why);
    }

    private void end(Connection connection, String why) {
        LOG.warn("the sign-in of a Claude account has ended: {}", why);
        connections.settle(connection, new Standing(State.RECONNECT_NEEDED, why));
    }
}
