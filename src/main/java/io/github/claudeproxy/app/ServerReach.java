package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.server.ListenException;
import io.github.claudeproxy.server.LocalServer;
import io.github.claudeproxy.server.ServerState;
import io.github.claudeproxy.ui.welcome.Audience;
import io.github.claudeproxy.ui.welcome.Reachability;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Moves the server between this machine and the network. */
final class ServerReach implements Reachability {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ANY = "0.0.0.0";

    private final Config config;
    private final LocalServer server;

    ServerReach(Config config, LocalServer server) {
        this.config = config;
        this.server = server;
    }

    @Override
    public List<URI> urls() {
        return server.state().get() instanceof ServerState.Running running
                ? running.urls()
                : List.of();
    }

    @Override
    public List<Audience> choices() {
        return config.fixes(Setting.HOST)
                ? List.of(chosen())
                : List.of(Audience.THIS_MACHINE, Audience.NETWORK_PLAIN);
    }

    @Override
    public Audience chosen() {
        return urls().size() > 1 ? Audience.NETWORK_PLAIN : Audience.THIS_MACHINE;
    }

    @Override
    public Optional<String> choose(Audience audience) {
        int port = server.port() == 0 ? config.port() : server.port();
        try {
            server.stop();
            server.start(audience == Audience.THIS_MACHINE ? LOOPBACK : ANY, port);
            return Optional.empty();
        } catch (ListenException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }
}
