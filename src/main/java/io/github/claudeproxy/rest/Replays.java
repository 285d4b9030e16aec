package io.github.claudeproxy.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Keeps what is repeated with the same {@code Idempotency-Key} from being done twice: the repeated
 * call gets the answer of the first (draft-ietf-httpapi-idempotency-key-header). Answers may hold a
 * new key's secret, so they stay in memory, and for a few minutes only. Any thread may call it.
 */
final class Replays {
    static final Duration LIFE = Duration.ofMinutes(5);
    static final String HEADER = "Idempotency-Key";

    private static final int MOST = 1000;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Cache<Name, Attempt> attempts;

    private record Name(String userId, String call, String key) {}

    private static final class Attempt {
        private final String request;
        private volatile @Nullable Answer answer;

        Attempt(String request) {
            this.request = request;
        }
    }

    /**
     * Wires it.
     *
     * @param nanos tells how time passes
     */
    Replays(Ticker nanos) {
        attempts =
                Caffeine.newBuilder()
                        .ticker(nanos)
                        .expireAfterWrite(LIFE)
                        .maximumSize(MOST)
                        .build();
    }

    /**
     * Does it, or answers what it answered before.
     *
     * @throws ProblemException 409 while the first is under way, 422 if it was another request
     */
    Answer once(Call call, Supplier<Answer> action) {
        String key = call.header(HEADER);
        if (key == null) {
            return action.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    Problem.badRequest(HEADER + " takes 1 to 255 visible ASCII characters."));
        }
        Name name = new Name(call.user().id(), call.line(), key);
        Attempt attempt = new Attempt(call.fingerprint());
        Attempt earlier = attempts.asMap().putIfAbsent(name, attempt);
        return earlier == null ? first(name, attempt, action) : again(earlier, attempt.request);
    }

    /** What fails may be tried again with the same key. */
    private Answer first(Name name, Attempt attempt, Supplier<Answer> action) {
        try {
            Answer answer = action.get();
            attempt.answer = answer;
            return answer;
        } finally {
            if (attempt.answer == null) {
                attempts.invalidate(name);
            }
        }
    }

    private static Answer again(Attempt earlier, String request) {
        if (!earlier.request.equals(request)) {
            throw new ProblemException(
                    new Problem(422, "This " + HEADER + " was used with another body."));
        }
        Answer answer = earlier.answer;
        if (answer == null) {
            throw new ProblemException(
                    new Problem(
                            409,
                            "The first request with this " + HEADER + " is still under way.",
                            null,
                            Duration.ofSeconds(1)));
        }
        return answer.with("Idempotency-Replayed", "true");
    }
}
