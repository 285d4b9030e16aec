package io.github.claudeproxy.rest;

import io.github.claudeproxy.limits.AccountLimits;
import io.github.claudeproxy.limits.LimitService;
import io.github.claudeproxy.limits.OverShare;
import io.github.claudeproxy.limits.QuotaMode;
import io.github.claudeproxy.limits.QuotaState;
import io.github.claudeproxy.limits.QuotaWindow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** How full the account's quota is, as Anthropic's last answers said. */
final class QuotaEndpoint {
    private final LimitService limits;

    QuotaEndpoint(LimitService limits) {
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/quota", Access.SIGNED_IN, this::quota)
                        .says(
                                "Get how full the quota is",
                                "As the headers of Anthropic's last answers said; null and empty"
                                        + " until one has.")
                        .knows(
                                Parameter.text(
                                        "from", "Also what earlier answers said, since then."))
                        .gives(QuotaBody.class));
    }

    record WindowBody(
            String name, double utilization, @Nullable Instant resetsAt, @Nullable String status) {
        WindowBody(QuotaWindow window) {
            this(window.name(), window.utilization(), window.resetsAt(), window.status());
        }
    }

    record OverBody(
            String keyId,
            String window,
            double used,
            double share,
            Instant resetsAt,
            String action,
            @Nullable Long pauseSeconds) {
        OverBody(OverShare over, AccountLimits limits) {
            this(
                    over.keyId(),
                    over.window(),
                    over.used(),
                    over.share(),
                    over.resetsAt(),
                    over.action(limits).text(),
                    over.action(limits) == OverShare.Action.SLOW
                            ? (Long) over.pause(limits).toSeconds()
                            : null);
        }
    }

    record SampleBody(Instant seenAt, String name, double utilization) {
        SampleBody(QuotaState state, QuotaWindow window) {
            this(state.seenAt(), window.name(), window.utilization());
        }
    }

    /** Nulls and empty lists where no answer has spoken of the quota yet. */
    record QuotaBody(
            @Nullable Instant seenAt,
            @Nullable Long ageSeconds,
            @Nullable String status,
            @OneOf(QuotaMode.class) String mode,
            double threshold,
            List<WindowBody> windows,
            List<OverBody> overShare,
            List<SampleBody> history) {}

    private Answer quota(Call call) {
        String account = call.accountId();
        QuotaState latest = limits.quota().latest(account).orElse(null);
        AccountLimits settings = limits.accountLimits(account);
        return Answer.ok(
                new QuotaBody(
                        latest == null ? null : latest.seenAt(),
                        latest == null ? null : limits.quota().age(latest).toSeconds(),
                        latest == null ? null : latest.status(),
                        settings.quotaMode().text(),
                        settings.quotaThreshold(),
                        latest == null ? List.of() : windows(latest),
                        limits.quota().overShare(account).stream()
                                .map(over -> new OverBody(over, settings))
                                .toList(),
                        history(account, call.query("from"))));
    }

    private static List<WindowBody> windows(QuotaState state) {
        return state.windows().stream().map(WindowBody::new).toList();
    }

    private List<SampleBody> history(String account, @Nullable String from) {
        if (from == null) {
            return List.of();
        }
        return limits.quota().history(account, Times.from("from", from)).stream()
                .flatMap(
                        state ->
                                state.windows().stream()
                                        .map(window -> new SampleBody(state, window)))
                .toList();
    }
}
