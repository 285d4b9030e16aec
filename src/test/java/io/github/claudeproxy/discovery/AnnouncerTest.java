package io.github.claudeproxy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.time.Duration.ofSeconds;

import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.network.Reach;
import io.github.claudeproxy.network.ReachableUrl;
import io.github.claudeproxy.signal.Signal;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** By way of the loopback alone: nothing of it leaves this machine. */
final class AnnouncerTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Signal<NetworkState> state = new Signal<>(new NetworkState.Stopped());
    private final AtomicReference<List<ReachableUrl>> urls = new AtomicReference<>(List.of());
    private final long run = ProcessHandle.current().pid();

    @Test
    void isFoundWhileOthersMayReachItAndWhereItMovesTo() throws Exception {
        try (Announcer _ = new Announcer(state, urls::get)) {
            share("https://127.0.0.1:", port());
            await().atMost(ofSeconds(60)).until(this::ports, List.of(port())::equals);

            share("https://127.0.0.1:", port() + 1);
            await().atMost(ofSeconds(60)).until(this::ports, List.of(port() + 1)::equals);

            urls.set(List.of());
            state.set(new NetworkState.Stopped());
            await().atMost(ofSeconds(60)).until(this::ports, List.of()::equals);
        }
    }

    @Test
    void saysNothingOfAServerForThisMachineAlone() {
        ReachableUrl own =
                new ReachableUrl(
                        URI.create("http://localhost:3000"),
                        "localhost",
                        "localhost",
                        Reach.THIS_MACHINE);

        assertThat(Offer.of("box", List.of(own))).isEmpty();
    }

    @Test
    void offersTheBestWayByEachAddress() {
        List<ReachableUrl> several =
                List.of(
                        url("https://192.0.2.5:3443", "192.0.2.5"),
                        url("http://192.0.2.5:3000", "192.0.2.5"),
                        url("https://198.51.100.7:3443", "198.51.100.7"),
                        url("https://[2001:db8::1]:3443", "2001:db8::1"));

        assertThat(Offer.of("box", several))
                .containsExactly(
                        new Offer("box 192.0.2.5", InetAddress.ofLiteral("192.0.2.5"), 3443, true),
                        new Offer(
                                "box 198.51.100.7",
                                InetAddress.ofLiteral("198.51.100.7"),
                                3443,
                                true));
    }

    /** One that no other process on this machine announces at the same time. */
    private int port() {
        return (int) (10_000 + run % 20_000 * 2);
    }

    private void share(String url, int port) {
        urls.set(List.of(url(url + port, "127.0.0.1")));
        state.set(new NetworkState.Running(urls.get()));
    }

    private static ReachableUrl url(String url, String address) {
        return new ReachableUrl(URI.create(url), "network", address, Reach.WIRED);
    }

    private List<Integer> ports() throws InterruptedException {
        return Finder.find(List.of(LOOPBACK), ofSeconds(1)).stream()
                .map(Found::url)
                .filter(url -> "https".equals(url.getScheme()))
                .map(URI::getPort)
                .filter(port -> port / 2 == port() / 2)
                .toList();
    }
}
