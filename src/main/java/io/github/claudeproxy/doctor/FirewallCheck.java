package io.github.claudeproxy.doctor;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        return firewall.on()
                .map(on -> ports.stream().map(port -> on.with(String.valueOf(port))))
                .orElseGet(() -> Stream.of(Symptom.FIREWALL_NONE.with()))
                .toList();
    }
}
