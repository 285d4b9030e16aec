package io.github.claudeproxy.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who reaches the server, and whether it answers at this machine's own addresses. That does not
 * pass a firewall, so it proves the address and the port, not the way of others.
 */
public final class NetworkCheck implements Check {
    private final Supplier<Situation> situation;
    private final Hello hello;

    public NetworkCheck(Supplier<Situation> situation, Hello hello) {
        this.situation = situation;
        this.hello = hello;
    }

    @Override
    public List<Finding> look() {
        Situation now = situation.get();
        if (now.sharedPorts().isEmpty()) {
            return List.of(Symptom.NETWORK_OFF.with());
        }
        List<Finding> findings = new ArrayList<>();
        if (now.isPlain()) {
            findings.add(Symptom.NETWORK_PLAIN.with());
        }
        if (OwnAddresses.forOthers().isEmpty()) {
            findings.add(Symptom.NETWORK_ALONE.with());
        } else if (now.running() && now.forOthers().isEmpty()) {
            findings.add(Symptom.NETWORK_UNNAMED.with(String.join(", ", OwnAddresses.forOthers())));
        }
        now.forOthers().stream().map(this::reach).forEach(findings::add);
        return findings;
    }

    private Finding reach(URI url) {
        return (hello.from(url) ? Symptom.NETWORK_REACHED : Symptom.NETWORK_UNREACHED).with(url);
    }
}
