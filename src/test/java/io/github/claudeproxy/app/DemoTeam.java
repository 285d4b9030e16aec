package io.github.claudeproxy.app;

import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.activity.Lane;
import io.github.claudeproxy.activity.ObservedCall;
import io.github.claudeproxy.keys.GeneratedKey;
import io.github.claudeproxy.keys.Key;
import io.github.claudeproxy.keys.KeyRequest;
import io.github.claudeproxy.limits.LimitTemplate;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.network.Reach;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.store.Database;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.usage.Outcome;
import io.github.claudeproxy.usage.TokenUsage;
import io.github.claudeproxy.usage.UsageEvent;
import io.github.claudeproxy.usage.UsageRecorder;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** A made-up team that has used the proxy for a while, the same at every run. For one thread. */
final class DemoTeam {
    static final String LEAD = "maria@example.com";

    /** A Thursday afternoon. */
    static final Instant NOW = Instant.parse("2026-11-19T15:24:00Z");

    private static final int DAYS = 34;
    private static final List<Member> MEMBERS =
            List.of(
                    new Member("Jonas Weber", 4.1, "claude-opus-5-5", LimitTemplate.DEVELOPER, 9),
                    new Member("Priya Raman", 2.1, "claude-sonnet-5-5", LimitTemplate.DEVELOPER, 4),
                    new Member("Build server", 5, "claude-haiku-5-5", LimitTemplate.CI, 1),
                    new Member("Mei Lin", 1.1, "claude-opus-5-5", LimitTemplate.DEVELOPER, 2),
                    new Member("Data notebooks", 1, "claude-sonnet-5-5", null, 38),
                    new Member("Ben Okafor", 1.5, "claude-sonnet-5-5", LimitTemplate.DEVELOPER, 23),
                    new Member("Chiara Rossi", .8, "claude-opus-5-5", LimitTemplate.DEVELOPER, 96),
                    new Member(
                            "Anna Lindqvist", 2, "claude-sonnet-5-5", LimitTemplate.DEVELOPER, 0));

    private final DesktopRun run;
    private final SplittableRandom chance = new SplittableRandom(2026);
    private final List<UsageEvent> calls = new ArrayList<>();

    /**
     * Somebody with a key.
     *
     * @param share how much of the team's calls are theirs, against others
     * @param seen minutes since the last call
     */
    private record Member(
            String name, double share, String model, @Nullable LimitTemplate limits, int seen) {}

    DemoTeam(DesktopRun run) {
        this.run = run;
    }

    /** Makes the owner, the connection, keys and a month of calls, and starts the program anew. */
    void moveIn() {
        run.clock().set(NOW.minus(Duration.ofDays(DAYS)));
        String account = run.wiring().users().createOwner(LEAD, DesktopRun.PASSWORD).accountId();
        run.wiring().connections().connectApiKey(account, FakeUpstream.API_KEY);
        MEMBERS.forEach(member -> moveIn(account, member));
        leftovers(account);
        run.clock().set(NOW);
        run.restart(this::record);
    }

    private void moveIn(String account, Member member) {
        run.clock().advance(Duration.ofHours(19));
        GeneratedKey made = run.wiring().keys().generate(account, KeyRequest.named(member.name()));
        limit(account, made.key(), member.limits());
        Instant created = run.clock().instant();
        workedSince(created, account, member, made.key());
        run.clock().set(NOW.minus(Duration.ofMinutes(member.seen())));
        run.wiring().keys().check(made.secret().value());
        run.clock().set(created);
    }

    private void limit(String account, Key key, @Nullable LimitTemplate limits) {
        if (limits != null) {
            run.wiring().limits().set(account, List.of(key.id()), limits.limits());
        }
    }

    /** Keys as they are left behind everywhere. */
    private void leftovers(String account) {
        run.clock().set(NOW.minus(Duration.ofDays(9)));
        Key workshop =
                run.wiring().keys().generate(account, KeyRequest.named("Workshop in Lund")).key();
        run.wiring().keys().setExpiry(account, workshop.id(), NOW.minus(Duration.ofDays(6)));
        run.clock().advance(Duration.ofHours(1));
        Key left = run.wiring().keys().generate(account, KeyRequest.named("Tom (left)")).key();
        run.wiring().keys().disable(account, left.id());
        run.clock().set(NOW.minus(Duration.ofHours(2)));
        Key noor = run.wiring().keys().generate(account, KeyRequest.named("Noor Haddad")).key();
        limit(account, noor, LimitTemplate.TRIAL);
        run.wiring().links().create(account, noor.id(), LEAD, Duration.ofDays(7));
    }

    private void workedSince(Instant since, String account, Member member, Key key) {
        LocalDate first = since.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = NOW.atZone(ZoneOffset.UTC).toLocalDate();
        first.datesUntil(last.plusDays(1))
                .forEach(
                        day -> {
                            double busy = chance.nextDouble(0.6, 1.3) * weight(day);
                            long count = Math.round(member.share() * 12 * busy);
                            for (long call = 0; call < count; call++) {
                                add(account, member, key, day);
                            }
                        });
    }

    private static double weight(LocalDate day) {
        DayOfWeek of = day.getDayOfWeek();
        boolean weekend = of == DayOfWeek.SATURDAY || of == DayOfWeek.SUNDAY;
        return weekend ? 0.12 : of == DayOfWeek.FRIDAY ? 0.75 : 1;
    }

    private void add(String account, Member member, Key key, LocalDate day) {
        Instant at = day.atTime(7, 10).plusMinutes(chance.nextInt(600)).toInstant(ZoneOffset.UTC);
        if (at.isAfter(NOW)) {
            return;
        }
        boolean failed = chance.nextInt(90) == 0;
        String model = chance.nextInt(5) == 0 ? "claude-haiku-5-5" : member.model();
        calls.add(
                new UsageEvent(
                        "req_demo_" + calls.size(),
                        account,
                        key.id(),
                        at,
                        Duration.ofSeconds(chance.nextInt(2, 90)),
                        "messages",
                        model,
                        true,
                        failed ? 529 : 200,
                        failed ? Outcome.UPSTREAM_ERROR : Outcome.COMPLETED,
                        false,
                        "req_upstream",
                        failed ? TokenUsage.NONE : tokens()));
    }

    private TokenUsage tokens() {
        return new TokenUsage(
                chance.nextInt(3_000, 18_000),
                chance.nextInt(1_500, 13_000),
                chance.nextInt(5_000, 40_000),
                chance.nextInt(60_000, 460_000),
                0,
                0,
                0,
                0,
                0,
                null,
                null);
    }

    /** While the program is shut, since it counts calls of its own only. */
    private void record() {
        AppPaths paths = AppPaths.of(run.config());
        try (Database database = Database.open(paths.database());
                UsageRecorder recorder = UsageRecorder.open(database, run.clock())) {
            calls.forEach(recorder::record);
            await().atMost(Duration.ofSeconds(60)).until(() -> recorder.recorded() == calls.size());
        }
    }

    /** What only lasts while the program runs: where it is reached, what is under way. */
    void comeAlive() {
        String account = run.wiring().users().owner().orElseThrow().accountId();
        run.wiring().limits().quota().observe(account, quota());
        run.wiring().activity().add(new Streams());
        run.wiring().network().stop();
        run.wiring()
                .network()
                .state()
                .set(
                        new NetworkState.Running(
                                List.of(
                                        url("http://localhost:3000", "", Reach.THIS_MACHINE),
                                        url(
                                                "https://192.168.1.20:3443",
                                                "Wi-Fi",
                                                Reach.WIRELESS))));
    }

    private static ReachableUrl url(String url, String network, Reach reach) {
        URI uri = URI.create(url);
        return new ReachableUrl(uri, network, uri.getHost(), reach);
    }

    private static Map<String, String> quota() {
        String reset = String.valueOf(NOW.plusSeconds(48).getEpochSecond());
        String prefix = "anthropic-ratelimit-";
        return Map.of(
                prefix + "requests-limit", "4000",
                prefix + "requests-remaining", "3524",
                prefix + "requests-reset", reset,
                prefix + "input-tokens-limit", "2000000",
                prefix + "input-tokens-remaining", "764000",
                prefix + "input-tokens-reset", reset,
                prefix + "output-tokens-limit", "400000",
                prefix + "output-tokens-remaining", "289000",
                prefix + "output-tokens-reset", reset);
    }

    /** Answers that never come to their end. */
    private static final class Streams implements Lane {
        @Override
        public CompletableFuture<List<ObservedCall>> running(String accountId) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<Boolean> stop(String accountId, String requestId) {
            return CompletableFuture.completedFuture(false);
        }

        @Override
        public int streams() {
            return 3;
        }

        @Override
        public long changes() {
            return 1;
        }
    }
}
