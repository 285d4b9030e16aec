package io.github.claudeproxy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.doctor.Situation.Place;
import io.github.claudeproxy.testkit.DeafPort;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.TestCertificate;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

final class ServerCheckTest {
    private static final Path LOGS = Path.of("logs");
    private static final Hello HELLO =
            new Hello(() -> TestCertificate.forHost("another.test").clientContext());

    @Test
    void findsAnotherProgramOnThePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(symptoms(stopped("127.0.0.1", taken.getLocalPort())))
                    .startsWith(Symptom.SERVER_STOPPED)
                    .last()
                    .isIn(Symptom.PORT_TAKEN, Symptom.PORT_TAKEN_BY);
        }
    }

    @Test
    void findsThatThePortIsFree() throws IOException {
        assertThat(symptoms(stopped("127.0.0.1", 0)))
                .containsExactly(Symptom.SERVER_STOPPED, Symptom.PORT_FREE);
    }

    @Test
    void findsAnAddressThatThisMachineHasNot() {
        assertThat(symptoms(stopped("192.0.2.1", 3000))).contains(Symptom.ADDRESS_FOREIGN);
    }

    @Test
    void tellsAPortOfAdministratorsFromATakenOne() {
        Place place = new Place("127.0.0.1", 80, false);

        assertThat(ServerCheck.refusal(place, "Permission denied").symptom())
                .isEqualTo(Symptom.PORT_FORBIDDEN);
    }

    @Test
    void findsAServerThatAcceptsButNeverAnswers() throws IOException {
        try (ServerSocket hung = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(symptoms(running("http://127.0.0.1:" + hung.getLocalPort())))
                    .containsExactly(Symptom.SERVER_SILENT);
        }
    }

    @Test
    void findsAServerThatIsGone() {
        try (DeafPort port = DeafPort.take()) {
            assertThat(symptoms(running(port.url().toString())))
                    .containsExactly(Symptom.SERVER_SILENT);
        }
    }

    @Test
    void takesNoOtherServerForOurs() {
        try (FakeUpstream other = FakeUpstream.start()) {
            assertThat(symptoms(running(other.url().toString())))
                    .containsExactly(Symptom.SERVER_SILENT);
        }
    }

    private static Situation stopped(String host, int port) {
        return Situation.stopped(List.of(new Place(host, port, false)));
    }

    private static Situation running(String url) {
        return Situation.running(List.of(URI.create(url)), List.of());
    }

    private static List<Symptom> symptoms(Situation situation) {
        return new ServerCheck(() -> situation, HELLO, LOGS)
                .look().stream().map(Finding::symptom).toList();
    }
}
