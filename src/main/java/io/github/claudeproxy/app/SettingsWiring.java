package io.github.claudeproxy.app;

import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.ui.settings.HouseServices;
import io.github.claudeproxy.ui.settings.NetworkServices;
import io.github.claudeproxy.ui.settings.PeopleServices;
import io.github.claudeproxy.ui.settings.TeamServices;
import io.github.claudeproxy.users.Session;
import io.github.claudeproxy.users.User;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Gives the settings what they work with. */
final class SettingsWiring {
    private static final URI NOWHERE = URI.create("http://127.0.0.1/");

    private final Running running;
    private final Wiring wiring;

    SettingsWiring(Running running) {
        this.running = running;
        this.wiring = running.wiring();
    }

    HouseServices house(Clock clock, Consumer<URI> opens, Runnable quits) {
        DataDirectory directory = running.directory();
        return new HouseServices(
                directory.paths().data(),
                directory.log(),
                running.config().fixes(Setting.LOG_LEVEL),
                running.backups(),
                clock,
                new HouseServices.Ways(
                        folder -> opens.accept(folder.toUri()),
                        directory::deleteWhenClosed,
                        quits));
    }

    TeamServices team(User user, Clock clock) {
        return new TeamServices(
                user,
                wiring.keys(),
                wiring.limits(),
                wiring.reports(),
                wiring.prices(),
                wiring.repricer(),
                wiring.alerts(),
                wiring.audit(),
                clock);
    }

    NetworkServices network() {
        return new NetworkServices(
                wiring.network(),
                wiring.installation().certificates(),
                wiring.doctor(),
                Clock.systemUTC());
    }

    PeopleServices people(User user, Runnable connects) {
        return new PeopleServices(
                user,
                wiring.users(),
                wiring.connections(),
                new PeopleServices.Ways(this::pages, connects, this::remember));
    }

    /** Others reach the administration over HTTPS, if at all. */
    private URI pages() {
        List<ReachableUrl> urls = wiring.network().urls();
        boolean remote = running.directory().settings().get().sharing().remoteAdministration();
        return urls.stream()
                .filter(url -> remote ? url.isForOthers() && url.isHttps() : !url.isForOthers())
                .map(ReachableUrl::url)
                .findFirst()
                .or(() -> urls.stream().map(ReachableUrl::url).findFirst())
                .orElse(NOWHERE);
    }

    /** Who wanted to stay signed in still does. */
    private void remember(Session session) {
        SessionFile file = new SessionFile(running.directory().paths().data().resolve("session"));
        if (file.load().isPresent()) {
            file.store(session.token());
        }
    }
}
