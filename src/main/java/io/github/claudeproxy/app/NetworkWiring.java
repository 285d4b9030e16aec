package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.discovery.Announcer;
import io.github.claudeproxy.doctor.Hello;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.network.NetworkAddresses;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.rest.Installation;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.server.LocalServer;
import io.github.claudeproxy.server.Routes;
import io.github.claudeproxy.server.ServerAccess;
import io.github.claudeproxy.server.ServerLimits;
import io.github.claudeproxy.signal.Signal;
import io.github.claudeproxy.tls.Authority;
import io.github.claudeproxy.tls.Certificates;
import io.github.claudeproxy.update.UpdateService;

import java.time.Clock;
import java.util.Optional;

/** Makes what has to do with ports: it is needed before the routes and gets them afterwards. */
final class NetworkWiring {
    private final Config config;
    private final Settings settings;
    private final InstallationAudit audit;
    private final CloseStack opened;
    private final UpdateService updates;
    private final Certificates certificates;
    private final NetworkAddresses addresses = new NetworkAddresses();
    private final NetworkService network;

    NetworkWiring(
            Config config,
            Settings settings,
            AppPaths paths,
            Clock clock,
            InstallationAudit audit,
            CloseStack opened) {
        this.config = config;
        this.settings = settings;
        this.audit = audit;
        this.opened = opened;
        this.updates = opened.add(Updating.start(settings, paths, clock), UpdateService::close);
        SecretBox box = SecretBox.open(new KeyFile(paths.masterKey()));
        this.certificates =
                new Certificates(paths.certificates(), box, config.allowedHosts(), clock);
        this.network =
                new NetworkService(
                        config, settings, certificates, addresses, audit::authorityRenewed);
    }

    Installation installation() {
        return new Installation(config, settings, network, certificates, updates);
    }

    /** The server as it is seen from within. */
    Examination.View inside() {
        return new Examination.View(() -> Situations.of(network), new Hello(certificates::trust));
    }

    Optional<String> authority() {
        return certificates.authority().map(Authority::pem);
    }

    /** The server that answers by these routes; it does not listen yet. */
    void serve(Routes routes, Metrics metrics) {
        opened.add(audit.watch(settings), Signal.Subscription::close);
        ServerLimits limits = ServerLimits.DEFAULT.withConnections(config.maxConnections());
        ServerAccess access =
                new ServerAccess(
                        config.allowedHosts(),
                        () -> settings.get().sharing().remoteAdministration());
        LocalServer server =
                new LocalServer(limits, metrics, access, addresses, certificates::context, routes);
        network.attach(opened.add(server, LocalServer::close));
        opened.add(network, NetworkService::close);
        if (config.announce()) {
            opened.add(Announcer.follow(network), Announcer::close);
        }
    }
}
