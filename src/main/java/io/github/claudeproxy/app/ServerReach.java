package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.rest.Installation;
import io.github.claudeproxy.ui.welcome.Audience;
import io.github.claudeproxy.ui.welcome.Reachability;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lets this machine alone or the network reach the server, and keeps that for later starts. */
final class ServerReach implements Reachability {
    private final Installation its;
    private final InstantSource clock;

    ServerReach(Installation its, InstantSource clock) {
        this.its = its;
        this.clock = clock;
    }

    @Override
    public List<URI> urls() {
        return its.network().forClients().stream().map(ReachableUrl::url).toList();
    }

    @Override
    public boolean reachesOthers() {
        return its.network().urls().stream().anyMatch(ReachableUrl::isForOthers);
    }

    @Override
    public List<Audience> choices() {
        return its.config().fixes(Setting.HOST) ? List.of(chosen()) : List.of(Audience.values());
    }

    @Override
    public Audience chosen() {
        Sharing sharing = its.settings().get().sharing();
        if (its.config().fixes(Setting.HOST)) {
            return fixed(its.network());
        }
        if (!sharing.lan()) {
            return Audience.THIS_MACHINE;
        }
        return sharing.mode() == Sharing.Mode.HTTPS
                ? Audience.NETWORK_HTTPS
                : Audience.NETWORK_PLAIN;
    }

    private static Audience fixed(NetworkService network) {
        List<ReachableUrl> others =
                network.urls().stream().filter(ReachableUrl::isForOthers).toList();
        if (others.isEmpty()) {
            return Audience.THIS_MACHINE;
        }
        return others.stream().allMatch(ReachableUrl::isHttps)
                ? Audience.NETWORK_HTTPS
                : Audience.NETWORK_PLAIN;
    }

    @Override
    public Optional<String> choose(Audience audience) {
        return switch (its.network().change(before -> with(before, audience))) {
            case NetworkChange.Changed _ -> Optional.empty();
            case NetworkChange.Fixed(var by) ->
                    Optional.of(by.setting() + " (" + by.source() + ")");
            case NetworkChange.Failed(var problem) -> Optional.of(problem.message());
        };
    }

    private Sharing with(Sharing before, Audience audience) {
        return switch (audience) {
            case THIS_MACHINE -> before.withLan(false).withHttps();
            case NETWORK_HTTPS -> before.withLan(true).withHttps();
            case NETWORK_PLAIN -> before.withLan(true).withPlainHttp(clock.instant());
        };
    }

    @Override
    public HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(its.certificates().trust())
                .build();
    }
}
