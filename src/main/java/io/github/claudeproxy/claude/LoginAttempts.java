package io.github.claudeproxy.claude;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sign-ins under way: each good once, for ten minutes, for the account that began it. Any
 * thread.
 */
final class LoginAttempts {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MAX_PER_ACCOUNT = 8;
    private static final String AGAIN = " Start the sign-in again.";

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    /** What came of presenting a code. */
    sealed interface Claim {
        /** The attempt is used up now. */
        record Taken(LoginAttempt attempt, Secret code) implements Claim {}

        /** The attempt, if there was one, is as it was. */
        record Rejected(Setback setback) implements Claim {}
    }

    private record Entry(LoginAttempt attempt, boolean used) {}

    synchronized LoginAttempt start(String accountId, URI redirectUri) {
        LoginAttempt attempt = LoginAttempt.start(accountId, redirectUri, clock.instant());
        forgetOldest(accountId);
        entries.put(attempt.state(), new Entry(attempt, false));
        return attempt;
    }

    /** Uses up the attempt that this answer belongs to. */
    synchronized Claim claim(String accountId, PastedCode answer) {
        @Nullable String state = answer.state();
        return state == null
                ? claimOnlyOne(accountId, answer.code())
                : claim(accountId, state, answer.code());
    }

    private Claim claim(String accountId, String state, Secret code) {
        @Nullable Entry entry = entries.get(state);
        if (entry == null && isBeginning(accountId, state)) {
            return new Claim.Rejected(
                    Setback.of(
                            Obstacle.UNREADABLE_ANSWER,
                            "The end of this answer is missing. Paste the whole text."));
        }
        if (entry == null || !entry.attempt.accountId().equals(accountId)) {
            return rejected(
                    Obstacle.OTHER_SIGN_IN, "This answer belongs to no sign-in begun here.");
        }
        if (entry.used) {
            return rejected(Obstacle.USED_ANSWER, "This answer has been used already.");
        }
        if (isOver(entry.attempt)) {
            return rejected(Obstacle.EXPIRED, "This sign-in is older than ten minutes.");
        }
        entries.put(state, new Entry(entry.attempt, true));
        return new Claim.Taken(entry.attempt, code);
    }

    /** Whether it was cut off when it was copied. */
    private boolean isBeginning(String accountId, String state) {
        return entries.values().stream()
                .map(Entry::attempt)
                .anyMatch(
                        attempt ->
                                attempt.accountId().equals(accountId)
                                        && attempt.state().startsWith(state));
    }

    /** A code without state is taken only where it is clear which sign-in it ends. */
    private Claim claimOnlyOne(String accountId, Secret code) {
        List<String> open =
                entries.values().stream()
                        .filter(entry -> !entry.used && !isOver(entry.attempt))
                        .map(Entry::attempt)
                        .filter(attempt -> attempt.accountId().equals(accountId))
                        .map(LoginAttempt::state)
                        .toList();
        return switch (open.size()) {
            case 0 -> rejected(Obstacle.NOT_BEGUN, "No sign-in is under way.");
            case 1 -> claim(accountId, open.getFirst(), code);
            default ->
                    new Claim.Rejected(
                            Setback.of(
                                    Obstacle.SEVERAL,
                                    "Several sign-ins are under way. Paste the whole text, with"
                                            + " the part after the #."));
        };
    }

    private static Claim rejected(Obstacle obstacle, String message) {
        return new Claim.Rejected(Setback.of(obstacle, message + AGAIN));
    }

    /** Whether it was not cancelled since it began. */
    synchronized boolean isKnown(LoginAttempt attempt) {
        return entries.containsKey(attempt.state());
    }

    /** Whether an answer can still end it. */
    synchronized boolean isOpen(String accountId, String state) {
        @Nullable Entry entry = entries.get(state);
        return entry != null
                && entry.attempt.accountId().equals(accountId)
                && !entry.used
                && !isOver(entry.attempt);
    }

    synchronized void cancel(String accountId, String state) {
        entries.computeIfPresent(
                state, (_, entry) -> entry.attempt.accountId().equals(accountId) ? null : entry);
    }

    synchronized void cancel(String accountId) {
        entries.values().removeIf(entry -> entry.attempt.accountId().equals(accountId));
    }

    private boolean isOver(LoginAttempt attempt) {
        return !clock.instant().isBefore(attempt.startedAt().plus(LIFE));
    }

    /** Over ones are kept for as long again, so that one can say why they are refused. */
    private void forgetOldest(String accountId) {
        entries.values()
                .removeIf(
                        e ->
                                clock.instant()
                                        .isAfter(e.attempt.startedAt().plus(LIFE.multipliedBy(2))));
        List<String> kept =
                entries.values().stream()
                        .map(Entry::attempt)
                        .filter(attempt -> attempt.accountId().equals(accountId))
                        .map(LoginAttempt::state)
                        .toList();
        kept.stream()
                .limit(Math.max(0, kept.size() - MAX_PER_ACCOUNT + 1))
                .forEach(entries::remove);
    }
}
