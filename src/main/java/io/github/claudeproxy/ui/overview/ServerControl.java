package io.github.claudeproxy.ui.overview;

import io.github.claudeproxy.config.Setting;
import io.github.claudeproxy.config.SettingValue;
import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.Sharing;
import io.github.claudeproxy.network.ListenException;
import io.github.claudeproxy.network.ListenProblem;
import io.github.claudeproxy.network.NetworkChange;
import io.github.claudeproxy.network.NetworkService;
import io.github.claudeproxy.network.NetworkState;
import io.github.claudeproxy.signal.Signal;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What is seen of the server and done with it. What is done blocks, and is for the owner of the
 * installation alone, as over REST.
 */
public final class ServerControl {
    private final Supplier<ServerPicture> picture;
    private final NetworkService network;
    private final Settings settings;
    private final boolean owner;

    /**
     * @param owner whether who is signed in owns the installation
     */
    public ServerControl(NetworkService network, Settings settings, boolean owner) {
        this(() -> ServerPicture.of(network.state().get()), network, settings, owner);
    }

    ServerControl(
            Supplier<ServerPicture> picture,
            NetworkService network,
            Settings settings,
            boolean owner) {
        this.picture = picture;
        this.network = network;
        this.settings = settings;
        this.owner = owner;
    }

    /** Whether who is signed in may start, stop and move it; otherwise that throws. */
    boolean isOwners() {
        return owner;
    }

    private NetworkService own() {
        if (!owner) {
            throw new IllegalStateException("the server is its owner's to start, stop and move");
        }
        return network;
    }

    /** From memory. */
    ServerPicture picture() {
        return picture.get();
    }

    Signal<NetworkState> state() {
        return network.state();
    }

    /** What was given at the start and so cannot be changed here. */
    Optional<SettingValue> fixed(Setting port) {
        return network.fixed().stream().filter(value -> value.setting() == port).findFirst();
    }

    /** What is in use, or would be after a start. */
    Ports ports() {
        ServerPicture now = picture.get();
        Sharing chosen = settings.get().sharing();
        int port = fixed(Setting.PORT).map(ServerControl::number).orElse(chosen.port());
        int https = fixed(Setting.HTTPS_PORT).map(ServerControl::number).orElse(chosen.httpsPort());
        boolean secured =
                fixed(Setting.HTTPS_PORT).isPresent()
                        || (chosen.lan() && fixed(Setting.HOST).isEmpty());
        return new Ports(
                now.port(false).orElse(port),
                secured ? OptionalInt.of(now.port(true).orElse(https)) : OptionalInt.empty());
    }

    private static int number(SettingValue value) {
        return Integer.parseInt(value.text());
    }

    /** Whether it starts is in the picture, with the reason if it does not. */
    void start() {
        try {
            own().start();
        } catch (ListenException _) {
            // the state says it
        }
    }

    void stop() {
        own().stop();
    }

    NetworkChange move(Ports from, Ports to) {
        return own().change(
                        chosen -> {
                            Sharing next = chosen;
                            if (to.port() != from.port()) {
                                next = next.withPort(to.port());
                            }
                            if (!to.https().equals(from.https())) {
                                next = next.withHttpsPort(to.https().orElseThrow());
                            }
                            return next;
                        });
    }

    /** Whether the free port of this problem may be taken in the place of the taken one. */
    boolean canStep(ListenProblem problem) {
        return owner && problem.freePort().isPresent() && fixed(setting(problem)).isEmpty();
    }

    /** Starts on the free port of this problem. */
    void step(ListenProblem problem) {
        int free = problem.freePort().orElseThrow();
        own().change(
                        chosen ->
                                setting(problem) == Setting.PORT
                                        ? chosen.withPort(free)
                                        : chosen.withHttpsPort(free));
        start();
    }

    private Setting setting(ListenProblem problem) {
        Ports now = ports();
        return now.https().equals(problem.takenPort()) ? Setting.HTTPS_PORT : Setting.PORT;
    }
}
