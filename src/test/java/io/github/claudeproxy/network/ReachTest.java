package io.github.claudeproxy.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;

final class ReachTest {
    @ParameterizedTest
    @CsvSource({
        "lo, lo, 127.0.0.1, THIS_MACHINE",
        "eth0, eth0, 192.168.1.5, WIRED",
        "enp3s0, enp3s0, 192.168.1.5, WIRED",
        "wlp2s0, wlp2s0, 192.168.1.5, WIRELESS",
        "docker0, docker0, 172.17.0.1, VIRTUAL",
        "br-12ab, br-12ab, 172.18.0.1, VIRTUAL",
        "tailscale0, tailscale0, 100.64.1.1, VPN",
        "utun4, utun4, 10.8.0.2, VPN",
        "net5, Intel(R) Wi-Fi 6 AX201 160MHz, 192.168.1.5, WIRELESS",
        "eth7, vEthernet (WSL), 172.20.0.1, VIRTUAL",
        "eth3, WireGuard Tunnel, 10.0.0.2, VPN",
        "eth2, Realtek PCIe GbE, 192.168.1.5, WIRED",
        "xyz1, xyz1, 192.168.1.5, UNKNOWN"
    })
    void isToldByTheName(String name, String title, String address, Reach reach) {
        assertThat(Reach.of(new Attached(name, title, InetAddress.ofLiteral(address))))
                .isEqualTo(reach);
    }
}
