package io.github.claudeproxy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.config.Config;
import io.github.claudeproxy.config.ConfigSources;
import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.http.Metrics;
import io.github.claudeproxy.secrets.KeyFile;
import io.github.claudeproxy.secrets.SecretBox;
import io.github.claudeproxy.server.LocalServer;
import io.github.claudeproxy.server.ServerLimits;
import io.github.claudeproxy.tls.Certificates;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class NetworkServiceTest {
    private static final Attached LOOPBACK = attached("lo", "127.0.0.1");
    private static final Attached WIRED = attached("eth0", "192.168.7.5");

    @TempDir Path directory;

    private volatile List<Attached> attached = List.of(LOOPBACK, WIRED);
    private Settings settings;
    private NetworkService network;

    private static Attached attached(String name, String address) {
        return new Attached(name, name, InetAddress.ofLiteral(address));
    }

    @BeforeEach
    void open() {
        settings = Settings.open(directory.resolve("settings.json"));
        settings.change(now -> now.with(now.sharing().withPort(0)));
        network = network(Map.of());
    }

    private NetworkService network(Map<Setting, String> given) {
        Config config = Config.read(new ConfigSources(given, Map.of(), directory));
        SecretBox box = SecretBox.open(new KeyFile(directory.resolve("master.key")));
        Certificates certificates =
                new Certificates(directory.resolve("tls"), box, Set.of(), Clock.systemUTC());
        NetworkService made =
                new NetworkService(
                        config,
                        settings,
                        certificates,
                        new NetworkAddresses(() -> attached),
                        () -> {});
        made.attach(new LocalServer(ServerLimits.DEFAULT, new Metrics(), Set.of(), exchange -> {}));
        return made;
    }

    @AfterEach
    void close() {
        network.close();
        settings.close();
    }

    private URI url() {
        return network.urls().getFirst().url();
    }

    @Test
    void saysWhatItDoes() throws ListenException {
        List<Class<?>> seen = new ArrayList<>();
        try (var _ = network.state().subscribe(state -> seen.add(state.getClass()))) {
            network.start();
            network.start();
            network.stop();
        }
        assertThat(seen)
                .containsExactly(
                        NetworkState.Stopped.class,
                        NetworkState.Starting.class,
                        NetworkState.Running.class,
                        NetworkState.Stopping.class,
                        NetworkState.Stopped.class);
    }

    @Test
    void movesToAnotherPortAndKeepsIt() throws Exception {
        network.start();
        int port = free();

        assertThat(network.change(sharing -> sharing.withPort(port)))
                .isInstanceOf(NetworkChange.Changed.class);

        assertThat(url()).isEqualTo(URI.create("http://127.0.0.1:" + port));
        assertThat(settings.get().sharing().port()).isEqualTo(port);
    }

    @Test
    void aChangeBeforeTheStartIsForLater() throws Exception {
        int port = free();

        network.change(sharing -> sharing.withPort(port));
        network.start();

        assertThat(url().getPort()).isEqualTo(port);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void staysWhereItIsAndNamesWhoHasThePort() throws Exception {
        network.start();
        URI before = url();
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            NetworkChange change = network.change(sharing -> sharing.withPort(port));

            assertThat(change)
                    .isInstanceOfSatisfying(
                            NetworkChange.Failed.class,
                            failed -> {
                                assertThat(failed.problem().takenPort()).hasValue(port);
                                assertThat(failed.problem().owner())
                                        .hasValueSatisfying(
                                                owner ->
                                                        assertThat(owner.process())
                                                                .isEqualTo(pid()));
                                assertThat(failed.problem().freePort().orElse(0))
                                        .isGreaterThan(port);
                            });
        }
        assertThat(url()).isEqualTo(before);
        assertThat(settings.get().sharing().port()).isZero();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    @Test
    void saysAtTheStartWhoHasThePort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            network.change(sharing -> sharing.withPort(port));

            assertThatThrownBy(network::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + port + " is taken by ");

            assertThat(network.state().get()).isInstanceOf(NetworkState.Failed.class);
        }
        network.start();
        assertThat(network.state().get()).isInstanceOf(NetworkState.Running.class);
    }

    @Test
    void whatTheStartFixedCannotBeChanged() {
        NetworkService fixed = network(Map.of(Setting.HOST, "127.0.0.1"));
        try (fixed) {
            assertThat(fixed.change(sharing -> sharing.withLan(true)))
                    .isInstanceOf(NetworkChange.Fixed.class);
            assertThat(settings.get().sharing().lan()).isFalse();
        }
    }

    @Test
    void sharesOverPlainHttpOnlyIfChosen() throws Exception {
        network.close();
        network = network(Map.of(Setting.HOST, "0.0.0.0"));
        network.start();

        assertThat(network.urls())
                .extracting(url -> url.url().getHost() + " " + url.network() + " " + url.reach())
                .containsExactly("localhost localhost THIS_MACHINE", "192.168.7.5 eth0 WIRED");
    }

    @Test
    void noticesAnotherNetworkWithinFiveSeconds() throws Exception {
        network.close();
        network = network(Map.of(Setting.HOST, "0.0.0.0"));
        network.start();

        attached = List.of(LOOPBACK, attached("wlan0", "10.1.2.3"));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () ->
                                assertThat(network.urls())
                                        .extracting(url -> url.url().getHost())
                                        .containsExactly("localhost", "10.1.2.3"));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
