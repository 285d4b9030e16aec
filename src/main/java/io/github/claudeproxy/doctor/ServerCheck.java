package io.github.claudeproxy.doctor;

import io.github.claudeproxy.doctor.Situation.Place;
import io.github.claudeproxy.network.PortOwner;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether the server answers on this machine, or could listen if it were started. */
public final class ServerCheck implements Check {
    private final Supplier<Situation> situation;
    private final Hello hello;
    private final Path logs;

    public ServerCheck(Supplier<Situation> situation, Hello hello, Path logs) {
        this.situation = situation;
        this.hello = hello;
        this.logs = logs;
    }

    @Override
    public List<Finding> look() {
        Situation now = situation.get();
        return now.running() ? running(now) : stopped(now.plan());
    }

    private List<Finding> running(Situation now) {
        return now.urls().stream()
                .filter(url -> Situation.isLoopback(url.getHost()) || now.urls().size() == 1)
                .map(this::answers)
                .toList();
    }

    private Finding answers(URI url) {
        return hello.from(url)
                ? Symptom.SERVER_ANSWERS.with(url)
                : Symptom.SERVER_SILENT.with(url, logs);
    }

    private static List<Finding> stopped(List<Place> plan) {
        List<Finding> findings = new ArrayList<>(List.of(Symptom.SERVER_STOPPED.with()));
        plan.stream().map(ServerCheck::couldListen).forEach(findings::add);
        return findings;
    }

    private static Finding couldListen(Place place) {
        InetSocketAddress address = new InetSocketAddress(place.host(), place.port());
        if (address.isUnresolved()) {
            return foreign(place);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return Symptom.PORT_FREE.with(place.port(), place.host());
        } catch (BindException e) {
            return refusal(place, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Symptom.PORT_FORBIDDEN.with(place.port());
        }
    }

    /** The JDK tells the reasons by the system's text alone. */
    static Finding refusal(Place place, String reason) {
        if (reason.contains("in use")) {
            return PortOwner.of(place.port())
                    .map(owner -> Symptom.PORT_TAKEN_BY.with(place.port(), owner.text()))
                    .orElseGet(() -> Symptom.PORT_TAKEN.with(place.port()));
        }
        return reason.contains("ermission")
                ? Symptom.PORT_FORBIDDEN.with(place.port())
                : foreign(place);
    }

    private static Finding foreign(Place place) {
        return Symptom.ADDRESS_FOREIGN.with(
                place.host(), String.join(", ", OwnAddresses.forOthers()));
    }
}
