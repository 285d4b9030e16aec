package io.github.claudeproxy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.doctor.Situation.Place;
import io.github.claudeproxy.testkit.DeafPort;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.TestCertificate;
import io.github.claudeproxy.tls.Certificates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class NetworkCheckTest {
    private static final Hello HELLO =
            new Hello(() -> TestCertificate.forHost("another.test").clientContext());

    @TempDir Path root;

    @Test
    void saysThatNobodyElseIsMeantToReachIt() {
        Situation own = alone();

        assertThat(network(own)).containsExactly(Symptom.NETWORK_OFF);
        assertThat(firewall(own, () -> Optional.of(Symptom.FIREWALL_UFW))).isEmpty();
    }

    /** Linux takes this address for the own machine; as text it is one for others. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void triesTheAddressesThatOthersUse() {
        try (FakeUpstream upstream = FakeUpstream.start();
                RunningProxy proxy =
                        RunningProxy.fresh(upstream, Map.of(Setting.ALLOWED_HOSTS, "0.0.0.0"));
                DeafPort deaf = DeafPort.take()) {
            assertThat(network(sharedAt(proxy.url().getPort())))
                    .contains(Symptom.NETWORK_PLAIN, Symptom.NETWORK_REACHED)
                    .doesNotContain(Symptom.NETWORK_UNREACHED);
            assertThat(network(sharedAt(deaf.port()))).contains(Symptom.NETWORK_UNREACHED);
        }
    }

    @Test
    void takesOverHttpsOnlyWhoShowsOurCertificate() {
        try (FakeUpstream upstream = FakeUpstream.start();
                RunningProxy proxy =
                        RunningProxy.fresh(upstream, Map.of(Setting.HTTPS_PORT, "0"))) {
            Path authority = proxy.directory().path().resolve("data/tls");
            URI url = proxy.program().httpsUrl();

            assertThat(new Hello(() -> Certificates.trust(authority)).from(url)).isTrue();
            assertThat(new Hello(() -> Certificates.trust(root)).from(url)).isFalse();
            assertThat(HELLO.from(url)).isFalse();
        }
    }

    @Test
    void findsThatNoAddressMayBeInTheCertificate() {
        Situation unnamed =
                Situation.running(
                        List.of(URI.create("https://localhost:3443")),
                        List.of(new Place("0.0.0.0", 3443, true)));

        assertThat(network(unnamed))
                .containsExactly(
                        OwnAddresses.forOthers().isEmpty()
                                ? Symptom.NETWORK_ALONE
                                : Symptom.NETWORK_UNNAMED);
        assertThat(firewall(unnamed, () -> Optional.of(Symptom.FIREWALL_UFW)))
                .containsExactly(Symptom.FIREWALL_UFW);
    }

    @Test
    void warnsOfPlainHttpBeforeItRuns() {
        Situation plan = Situation.stopped(List.of(new Place("0.0.0.0", 3000, false)));

        assertThat(network(plan)).contains(Symptom.NETWORK_PLAIN);
    }

    @Test
    void namesThePortToOpenInTheFirewall() throws IOException {
        Files.createDirectories(root.resolve("etc/ufw"));
        Files.writeString(root.resolve("etc/ufw/ufw.conf"), "# on?\nENABLED=yes\nLOGLEVEL=low\n");

        assertThat(new FirewallCheck(() -> sharedAt(3000), new LinuxFirewall(root)).look())
                .containsExactly(Symptom.FIREWALL_UFW.with("3000"));
    }

    @Test
    void seesFirewalldAmongTheProcesses() throws IOException {
        Files.createDirectories(root.resolve("etc/ufw"));
        Files.writeString(root.resolve("etc/ufw/ufw.conf"), "ENABLED=no\n");
        Files.createDirectories(root.resolve("proc/self"));
        Files.createDirectories(root.resolve("proc/712"));
        Files.writeString(root.resolve("proc/712/comm"), "firewalld\n");

        assertThat(firewall(sharedAt(3000), new LinuxFirewall(root)))
                .containsExactly(Symptom.FIREWALL_FIREWALLD);
    }

    @Test
    void saysThatItSeesNoFirewall() {
        assertThat(new FirewallCheck(() -> sharedAt(3000), new LinuxFirewall(root)).look())
                .containsExactly(Symptom.FIREWALL_NONE.with("3000"));
    }

    @Test
    void readsWhatTheSystemsCommandSays() {
        assertThat(says("Firewall is enabled. (State = 1)")).contains(Symptom.FIREWALL_MACOS);
        assertThat(says("Firewall is disabled. (State = 0)")).isEmpty();
        assertThat(
                        new CommandFirewall(
                                        Symptom.FIREWALL_MACOS, "x", List.of("/no/such/command"))
                                .on())
                .isEmpty();
    }

    private static Optional<Symptom> says(String text) {
        return new CommandFirewall(Symptom.FIREWALL_MACOS, "State = [12]", List.of("echo", text))
                .on();
    }

    private static Situation alone() {
        return Situation.running(
                List.of(URI.create("http://localhost:3000")),
                List.of(new Place("127.0.0.1", 3000, false)));
    }

    private static Situation sharedAt(int port) {
        return Situation.running(
                List.of(
                        URI.create("http://localhost:" + port),
                        URI.create("http://0.0.0.0:" + port)),
                List.of(new Place("0.0.0.0", port, false)));
    }

    private static List<Symptom> network(Situation situation) {
        return new NetworkCheck(() -> situation, HELLO)
                .look().stream().map(Finding::symptom).toList();
    }

    private static List<Symptom> firewall(Situation situation, Firewall firewall) {
        return new FirewallCheck(() -> situation, firewall)
                .look().stream().map(Finding::symptom).toList();
    }
}
