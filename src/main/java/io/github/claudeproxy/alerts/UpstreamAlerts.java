package io.github.claudeproxy.alerts;

import io.github.claudeproxy.activity.ActivityService;
import io.github.claudeproxy.activity.CallState;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.keys.KeyService;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Anthropic refuses or fails most of what was asked in the last minutes. */
public final class UpstreamAlerts implements AlertSource {
    private static final Duration RECENTLY = Duration.ofMinutes(5);
    private static final int FEWEST = 5;

    private final KeyService keys;
    private final ActivityService activity;
    private final InstantSource clock;

    public UpstreamAlerts(KeyService keys, ActivityService activity, InstantSource clock) {
        this.keys = keys;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public List<Condition> conditions() {
        return keys.accounts().stream().flatMap(account -> condition(account).stream()).toList();
    }

    private Optional<Condition> condition(String accountId) {
        Instant since = clock.instant().minus(RECENTLY);
        List<ObservedCall> judged =
                activity.recent(accountId).stream()
                        .filter(call -> call.startedAt().plus(call.duration()).isAfter(since))
                        .filter(call -> isRefused(call) || call.state() == CallState.COMPLETED)
                        .toList();
        List<ObservedCall> refused = judged.stream().filter(UpstreamAlerts::isRefused).toList();
        if (refused.size() < FEWEST || 2 * refused.size() <= judged.size()) {
            return Optional.empty();
        }
        return Optional.of(
                new Condition(
                        accountId,
                        AlertKind.UPSTREAM_REFUSES,
                        "",
                        List.of(
                                Integer.toString(refused.size()),
                                Integer.toString(judged.size()),
                                Integer.toString(refused.getFirst().status())),
                        ""));
    }

    /** A client's own mistake, such as a 400, says nothing of upstream. */
    private static boolean isRefused(ObservedCall call) {
        return switch (call.state()) {
            case UPSTREAM_ERROR ->
                    call.status() == 401
                            || call.status() == 403
                            || call.status() == 429
                            || call.status() >= 500
                            || call.status() < 400;
            case TIMED_OUT -> true;
            default -> false;
        };
    }
}
