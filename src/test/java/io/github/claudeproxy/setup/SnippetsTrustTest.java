package io.github.claudeproxy.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.testkit.TempDirectory;
import io.github.claudeproxy.testkit.TestCertificate;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.stream.Collectors;

/** Pastes the snippets for a server whose certificate nobody but them knows. */
class SnippetsTrustTest {
    private static final String ANSWER =
            """
            {"id":"msg_1","type":"message","role":"assistant","model":"m","stop_reason":"end_turn",
             "stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1},
             "content":[{"type":"text","text":"Hello over TLS.","citations":null}]}""";

    private final TestCertificate certificate = TestCertificate.forHost("localhost");
    private final TempDirectory home = TempDirectory.create();
    private final Undertow server =
            Undertow.builder()
                    .addHttpsListener(0, "127.0.0.1", certificate.serverContext())
                    .setHandler(SnippetsTrustTest::answer)
                    .build();

    @BeforeEach
    void start() throws IOException, CertificateEncodingException {
        server.start();
        Files.writeString(
                home.path().resolve("it's a ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(certificate.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    @AfterEach
    void close() {
        server.stop();
        home.close();
    }

    private static void answer(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ANSWER);
    }

    @ParameterizedTest
    @EnumSource(names = {"BASH", "ZSH", "FISH"})
    void curlTrustsIt(Shell shell) throws IOException, InterruptedException {
        Tool.assumed("curl");
        ClientAccess trusting = access().withCaFile("~/it's a ca.pem");

        assertThat(run(shell, Snippets.of(Client.CURL, shell, trusting).commands()))
                .contains("Hello over TLS.");
        assertThat(run(shell, Snippets.of(Client.CURL, shell, access()).commands()))
                .doesNotContain("Hello");
    }

    @ParameterizedTest
    @EnumSource(names = {"BASH", "ZSH", "FISH"})
    void curlFetchesItToWhereTheSetUpExpectsIt(Shell shell)
            throws IOException, InterruptedException {
        Tool.assumed("curl");
        run(shell, Snippets.authority(shell, access().withCaFile("~/it's new.pem")).text());

        assertThat(home.path().resolve("it's new.pem")).content().contains("Hello over TLS.");
    }

    @Test
    void theJavaProgramTrustsIt() throws IOException, InterruptedException {
        ClientAccess trusting = access().withCaFile("~/it's a ca.pem");
        Snippet snippet = Snippets.of(Client.JAVA, Shell.BASH, trusting);
        Files.writeString(home.path().resolve("Hello.java"), CodeExamples.java(trusting));
        String run = snippet.commands().lines().reduce("", (_, line) -> line);
        String options = run.replaceAll(".*?(-Djavax.*) -cp .*", "$1");
        String script =
                snippet.commands()
                        .lines()
                        .filter(line -> !line.startsWith("mvn "))
                        .collect(Collectors.joining("\n"));
        String bin = System.getProperty("java.home") + "/bin";

        String output =
                run(
                        Shell.BASH,
                        "export PATH='%s':$PATH\n%s\njava %s -cp '%s' Hello.java"
                                .formatted(
                                        bin,
                                        script,
                                        options,
                                        System.getProperty("java.class.path")));

        assertThat(output).contains("Hello over TLS.");
    }

    private ClientAccess access() {
        int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
        return ClientAccess.at(URI.create("https://localhost:" + port))
                .withKey(new KeySecret("cpk_0123abcd_secret"));
    }

    private String run(Shell shell, String commands) throws IOException, InterruptedException {
        return Tool.of(shell).run(home.path(), "-c", commands).output();
    }
}
