package io.github.claudeproxy.limits;

import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.keys.KeyService;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.testkit.TempDatabase;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The limits over a database of their own; a token costs a micro-dollar, as one of input does on
 * the list.
 */
final class Limiting implements AutoCloseable {
    static final String ACCOUNT = "acc";
    static final Pricing A_MICRO_PER_TOKEN =
            (_, usage) -> usage.inputTokens() + usage.outputTokens();

    final TempDatabase temp = TempDatabase.create();
    final MovableClock clock = new MovableClock();
    KeyService keys = KeyService.open(temp.database(), clock);
    UsageRecorder recorder = UsageRecorder.open(temp.database(), clock);
    LimitService limits = openLimits();

    private LimitService openLimits() {
        return LimitService.open(temp.database(), keys, recorder, A_MICRO_PER_TOKEN, clock);
    }

    Key key(String name) {
        return keys.generate(ACCOUNT, KeyRequest.named(name)).key();
    }

    Key key(String name, KeyLimits limited) {
        Key key = key(name);
        limits.set(ACCOUNT, List.of(key.id()), limited);
        return key;
    }

    static KeyLimits budget(long micros, Period period, int resetDay, ZoneId zone) {
        return new KeyLimits(
                null,
                null,
                null,
                new Budget(micros, period, resetDay),
                List.of(),
                List.of(),
                null,
                1,
                zone);
    }

    static KeyLimits budget(long micros) {
        return budget(micros, Period.DAY, 1, ZoneOffset.UTC);
    }

    static KeyLimits calls(@Nullable Integer perMinute, @Nullable Integer atOnce) {
        return new KeyLimits(
                perMinute, atOnce, null, null, List.of(), List.of(), null, 1, ZoneOffset.UTC);
    }

    static KeyLimits lists(List<String> models, List<String> networks) {
        return new KeyLimits(
                null,
                null,
                null,
                null,
                models.stream().map(ModelGlob::new).toList(),
                networks.stream().map(Network::parse).toList(),
                null,
                1,
                ZoneOffset.UTC);
    }

    static KeyLimits life(Duration life) {
        return new KeyLimits(null, null, null, null, List.of(), List.of(), life, 1, ZoneOffset.UTC);
    }

    void atOnce(@Nullable Integer calls) {
        limits.setAccountLimits(
                ACCOUNT, new AccountLimits(calls, "Ask Ada.", QuotaMode.OFF, 0.8, 0.95, false));
    }

    /** A message whose estimate is so many tokens. */
    CallFacts message(Key key, long estimate) {
        return facts(key, CallFacts.Kind.MESSAGE, "claude-haiku-4-5", estimate);
    }

    CallFacts facts(Key key, CallFacts.Kind kind, @Nullable String model, long estimate) {
        return new CallFacts(
                key,
                kind,
                InetAddress.getLoopbackAddress(),
                clock.millis(),
                model,
                estimate - 1,
                0);
    }

    Admission admit(Key key) {
        return limits.admit(message(key, 10), new Heard());
    }

    static TokenUsage tokens(long count) {
        return new TokenUsage(count, 0, 0, 0, 0, 0, 0, 0, 0, null, null);
    }

    /** Ends a call as the forward path does: recorded, then settled. */
    void end(Admission admission, CallFacts call, long used) {
        recorder.record(
                new UsageEvent(
                        UUID.randomUUID().toString(),
                        ACCOUNT,
                        call.key().id(),
                        Instant.ofEpochMilli(call.startedAt()),
                        Duration.ZERO,
                        "messages",
                        call.model(),
                        false,
                        200,
                        Outcome.COMPLETED,
                        false,
                        null,
                        tokens(used)));
        ((Admission.Admitted) admission).settle(call.model(), tokens(used));
    }

    /** Makes a call that uses so many tokens; true if it was admitted. */
    boolean use(Key key, long used) {
        CallFacts call = message(key, 10);
        Admission admission = limits.admit(call, new Heard());
        if (admission instanceof Admission.Admitted) {
            end(admission, call, used);
            return true;
        }
        return false;
    }

    long spent(Key key) {
        LimitState.Sum sum = limits.state(ACCOUNT, key.id()).orElseThrow().micros();
        return sum == null ? -1 : sum.used();
    }

    void restart() {
        close(false);
        temp.reopen();
        keys = KeyService.open(temp.database(), clock);
        recorder = UsageRecorder.open(temp.database(), clock);
        limits = openLimits();
    }

    private void close(boolean forGood) {
        limits.close();
        recorder.close();
        keys.close();
        if (forGood) {
            temp.close();
        }
    }

    @Override
    public void close() {
        close(true);
    }

    /** Keeps what a waiting call was told. */
    static final class Heard implements Admission.Waiter {
        volatile @Nullable Admission said;

        @Override
        public void admitted(Admission.Admitted admitted) {
            said = admitted;
        }

        @Override
        public void refused(Admission.Refused refused) {
            said = refused;
        }
    }
}
