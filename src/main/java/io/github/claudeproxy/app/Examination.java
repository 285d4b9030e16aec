package io.github.claudeproxy.app;

import io.github.claudeproxy.claude.ConnectionStatus;
import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.doctor.Check;
import io.github.claudeproxy.doctor.ConfigurationCheck;
import io.github.claudeproxy.doctor.ConnectionCheck;
import io.github.claudeproxy.doctor.DatabaseCheck;
import io.github.claudeproxy.doctor.DiskCheck;
import io.github.claudeproxy.doctor.Doctor;
import io.github.claudeproxy.doctor.FilesCheck;
import io.github.claudeproxy.doctor.Firewall;
import io.github.claudeproxy.doctor.FirewallCheck;
import io.github.claudeproxy.doctor.Hello;
import io.github.claudeproxy.doctor.NetworkCheck;
import io.github.claudeproxy.doctor.ServerCheck;
import io.github.claudeproxy.doctor.Situation;
import io.github.claudeproxy.doctor.UpstreamCheck;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the checks of this installation, within its server or beside it. */
record Examination(Config config, AppPaths paths, View view, Clock clock) {
    private static final List<String> SECRETS =
            List.of("master.key", "password.pepper", "jwt.secret");

    /** What is seen of the server from where one stands. */
    record View(Supplier<Situation> situation, Hello hello) {}

    Doctor doctor(Supplier<Optional<Collection<ConnectionStatus>>> connections) {
        Supplier<Situation> situation = view.situation();
        return new Doctor(
                List.of(
                        new ConfigurationCheck(paths.prices()),
                        new ServerCheck(situation, view.hello(), paths.logs()),
                        new NetworkCheck(situation, view.hello()),
                        new FirewallCheck(situation, Firewall.ofSystem()),
                        new UpstreamCheck(
                                config.claude().apiBaseUrl(), Wiring.systemTrust(), clock),
                        new ConnectionCheck(connections),
                        disk(),
                        files(),
                        new DatabaseCheck(paths.database(), situation, clock)));
    }

    private Check disk() {
        return new DiskCheck(
                paths.data(),
                new DiskCheck.Least(DiskSpace.ENOUGH_TO_WORK, DiskSpace.ENOUGH_TO_REST));
    }

    private Check files() {
        List<String> secrets =
                SECRETS.stream()
                        .filter(name -> config.jwtSecret() == null || !name.equals("jwt.secret"))
                        .toList();
        return new FilesCheck(paths.data(), paths.database().getFileName().toString(), secrets);
    }
}
