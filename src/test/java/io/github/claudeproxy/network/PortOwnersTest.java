package io.github.claudeproxy.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

final class PortOwnersTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    @EnabledOnOs(OS.LINUX)
    void findsTheProcessOnLinux(String host) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral(host))) {
            Optional<PortOwner> owner = PortOwners.ofSystem().of(taken.getLocalPort());

            assertThat(owner).contains(new PortOwner("java", ProcessHandle.current().pid()));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsNobodyOnAFreePort() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(PortOwners.ofSystem().of(port)).isEmpty();
    }

    @Test
    void readsWhatLsofPrints() {
        PortOwners owners = new MacPortOwners(_ -> "p1234\ncnode\nf23\n");

        assertThat(owners.of(3000)).contains(new PortOwner("node", 1234));
        assertThat(new MacPortOwners(_ -> "").of(3000)).isEmpty();
    }

    @Test
    void readsWhatNetstatAndTasklistPrint() {
        String netstat =
                """

                Aktive Verbindungen

                  Proto  Lokale Adresse         Remoteadresse          Status           PID
                  TCP    127.0.0.1:3000         127.0.0.1:50123        HERGESTELLT      77
                  TCP    0.0.0.0:13000          0.0.0.0:0              ABHÖREN          78
                  TCP    [::]:3000              [::]:0                 ABHÖREN          4242
                  UDP    0.0.0.0:3000           *:*                                     79
                """;
        PortOwners owners =
                new WindowsPortOwners(
                        command ->
                                command.getFirst().equals("netstat")
                                        ? netstat
                                        : "\"node.exe\",\"4242\",\"Console\",\"1\",\"50.000 K\"");

        assertThat(owners.of(3000)).contains(new PortOwner("node.exe", 4242));
        assertThat(owners.of(3001)).isEmpty();
    }
}
