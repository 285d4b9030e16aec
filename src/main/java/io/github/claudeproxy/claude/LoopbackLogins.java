package io.github.claudeproxy.claude;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The sign-ins whose answer the browser brings back, one per account: a new one ends the one
 * before. Any thread.
 */
final class LoopbackLogins {
    private static final ConnectOutcome TOO_LATE =
            refused(Obstacle.EXPIRED, "The sign-in was not finished within ten minutes.");
    private static final ConnectOutcome REPLACED =
            refused(Obstacle.CANCELLED, "Another sign-in was begun.");
    static final ConnectOutcome CANCELLED = refused(Obstacle.CANCELLED, Messages.CANCELLED);

    private final OAuthLogin login;
    private final Background background;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    LoopbackLogins(OAuthLogin login, Background background) {
        this.login = login;
        this.background = background;
    }

    private static ConnectOutcome refused(Obstacle obstacle, String message) {
        return new ConnectOutcome.Refused(Setback.of(obstacle, message));
    }

    /**
     * Begins one.
     *
     * @param completion takes the query that comes back
     */
    LoopbackLogin start(String accountId, Function<String, ConnectOutcome> completion) {
        LoopbackReceiver receiver = LoopbackReceiver.bind();
        LoginStart start = login.start(accountId, receiver.redirectUri());
        Waiting now = new Waiting(accountId, start.state(), receiver);
        end(waiting.put(accountId, now), REPLACED);
        receiver.serve(
                background, (query, texts) -> LoopbackPage.of(take(now, query, completion), texts));
        background.after(LoginAttempts.LIFE, () -> finish(accountId, now.state, TOO_LATE));
        return new LoopbackLogin(start, now.outcome.minimalCompletionStage());
    }

    /** Whoever does not know the state can neither end the wait nor see more than a refusal. */
    private ConnectOutcome take(
            Waiting now, String query, Function<String, ConnectOutcome> completion) {
        if (!PastedCode.hasState(query, now.state)) {
            return refused(Obstacle.OTHER_SIGN_IN, "This answer belongs to no sign-in begun here.");
        }
        ConnectOutcome outcome = completion.apply(query);
        finish(now.accountId, now.state, outcome);
        return outcome;
    }

    /** Ends the wait for this sign-in, if there is one. */
    void finish(String accountId, String state, ConnectOutcome outcome) {
        @Nullable Waiting now = waiting.get(accountId);
        if (now != null && now.state.equals(state) && waiting.remove(accountId, now)) {
            end(now, outcome);
        }
    }

    void cancel(String accountId) {
        end(waiting.remove(accountId), CANCELLED);
    }

    private void end(@Nullable Waiting over, ConnectOutcome outcome) {
        if (over != null) {
            background.execute(
                    () -> {
                        over.receiver.close();
                        over.outcome.complete(outcome);
                    });
        }
    }

    void close() {
        waiting.keySet().forEach(this::cancel);
    }

    private static final class Waiting {
        private final String accountId;
        private final String state;
        private final LoopbackReceiver receiver;
        private final CompletableFuture<ConnectOutcome> outcome = new CompletableFuture<>();

        Waiting(String accountId, String state, LoopbackReceiver receiver) {
            this.accountId = accountId;
            this.state = state;
            this.receiver = receiver;
        }
    }
}
