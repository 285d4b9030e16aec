package io.github.claudeproxy.doctor;

import java.util.List;
import java.util.function.Supplier;

/** Whether a firewall may keep other machines out of what they are meant to reach. */
public final class FirewallCheck implements Check {
    private final Supplier<Situation> situation;
    private final Firewall firewall;

    public FirewallCheck(Supplier<Situation> situation, Firewall firewall) {
        this.situation = situation;
        this.firewall = firewall;
    }

    @Override
    public List<Finding> look() {
        List<Integer> ports = situation.get().sharedPorts();
        if (ports.isEmpty()) {
            return List.of();
        }
        Symptom found = firewall.on().orElse(Symptom.FIREWALL_NONE);
        return ports.stream().map(port -> found.with(String.valueOf(port))).toList();
    }
}
