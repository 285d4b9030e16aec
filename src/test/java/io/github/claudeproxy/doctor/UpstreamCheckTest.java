package io.github.claudeproxy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.testkit.Answer;
import io.github.claudeproxy.testkit.DeafPort;
import io.github.claudeproxy.testkit.Ending;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.Route;
import io.github.claudeproxy.testkit.TestCertificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

final class UpstreamCheckTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @Test
    void findsThatUpstreamAnswersAndTheClockIsRight() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            assertThat(symptoms(upstream.url(), trust()))
                    .containsExactly(Symptom.UPSTREAM_ANSWERS, Symptom.CLOCK_RIGHT);
            assertThat(upstream.calls(Route.EDGE)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"-40, CLOCK_OFF", "40, CLOCK_OFF", "-3600, CLOCK_WRONG", "86400, CLOCK_WRONG"})
    void findsAClockThatIsOff(int seconds, Symptom expected) throws Exception {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        try (FakeUpstream upstream = FakeUpstream.start()) {
            assertThat(new UpstreamCheck(upstream.url(), trust(), wrong).look())
                    .extracting(Finding::symptom)
                    .containsExactly(Symptom.UPSTREAM_ANSWERS, expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', CLOCK_UNCHECKED", "yesterday, CLOCK_UNCHECKED"})
    void saysWhenUpstreamTellsNoTime(String date, Symptom expected) throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            upstream.on(Route.EDGE).next(Answer.html(404, "").header("date", date));

            assertThat(symptoms(upstream.url(), trust()))
                    .containsExactly(Symptom.UPSTREAM_ANSWERS, expected);
        }
    }

    @Test
    void findsANameThatDoesNotExist() throws Exception {
        assertThat(symptoms(URI.create("https://claude-proxy.invalid"), trust()))
                .containsExactly(Symptom.NAME_UNKNOWN);
    }

    @Test
    void findsThatNobodyListens() throws Exception {
        try (DeafPort port = DeafPort.take()) {
            assertThat(symptoms(port.url(), trust())).containsExactly(Symptom.UPSTREAM_REFUSES);
        }
    }

    @ParameterizedTest
    @CsvSource({"http", "https"})
    void findsThatNothingIsAnswered(String scheme) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            URI url = URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort());

            assertThat(symptoms(url, trust())).containsExactly(Symptom.UPSTREAM_SILENT);
        }
    }

    @Test
    void findsThatSomethingElseAnswers() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            upstream.on(Route.EDGE)
                    .next(Answer.raw("SSH-2.0-OpenSSH_9\r\n\r\n", Ending.FIN))
                    .next(Answer.cut(Ending.RST));

            assertThat(symptoms(upstream.url(), trust())).containsExactly(Symptom.UPSTREAM_BROKEN);
            assertThat(symptoms(upstream.url(), trust())).containsExactly(Symptom.UPSTREAM_BROKEN);
        }
    }

    @Test
    void findsAnAuthorityThatNobodyTrusts() throws Exception {
        assertThat(overTls(TestCertificate.forHost("localhost"), trust()))
                .containsExactly(Symptom.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void findsTheCertificateOfAnotherName() throws Exception {
        TestCertificate other = TestCertificate.forHost("other.example.test");

        assertThat(overTls(other, other.clientContext()))
                .containsExactly(Symptom.CERTIFICATE_FOREIGN);
    }

    @Test
    void findsACertificateThatHasEnded() throws Exception {
        TestCertificate ended = TestCertificate.endedFor("localhost");

        assertThat(overTls(ended, ended.clientContext()))
                .containsExactly(Symptom.CERTIFICATE_OUTDATED);
    }

    @Test
    void isContentWithATrustedCertificate() throws Exception {
        TestCertificate good = TestCertificate.forHost("localhost");

        assertThat(overTls(good, good.clientContext()))
                .containsExactly(Symptom.UPSTREAM_ANSWERS, Symptom.CLOCK_RIGHT);
    }

    @Test
    void findsThatThereIsNoTls() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.start()) {
            upstream.expectViolations();
            URI url = URI.create("https://localhost:" + upstream.port());

            assertThat(symptoms(url, trust())).containsExactly(Symptom.TLS_FAILED);
        }
    }

    private static List<Symptom> overTls(TestCertificate certificate, SSLContext trust) {
        try (FakeUpstream upstream = FakeUpstream.startTls(certificate)) {
            return symptoms(upstream.url(), trust);
        }
    }

    private static SSLContext trust() throws NoSuchAlgorithmException {
        return SSLContext.getDefault();
    }

    private static List<Symptom> symptoms(URI url, SSLContext trust) {
        return new UpstreamCheck(url, trust, Clock.systemUTC(), PATIENCE)
                .look().stream().map(Finding::symptom).toList();
    }
}
