package io.github.claudeproxy.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.testkit.TempDirectory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

class SnippetsTest {
    private static final URI URL = URI.create("http://10.0.0.5:3000");
    private static final KeySecret KEY = new KeySecret("cpk_0123abcd_secret");
    private static final String ODD_FILE = "/tmp/O'Brien & Söhne/$HOME `id` %PATH% \\ ‘x’ !!.pem";

    @Test
    void pointsEveryClientAtTheUrlWithTheKey() {
        for (Snippet snippet : Snippets.all(ClientAccess.at(URL).withKey(KEY))) {
            String text = allOf(snippet);

            assertThat(text).as("%s", snippet).contains(URL.toString(), KEY.value());
        }
    }

    @Test
    void writesEachClientForEachShell() {
        List<Snippet> snippets = Snippets.all(ClientAccess.at(URL));

        assertThat(snippets).hasSize(5 * 5 + 2).doesNotHaveDuplicates();
    }

    @Test
    void putsAPlaceholderWhereThereIsNoKey() {
        assertThat(Snippets.all(ClientAccess.at(URL)))
                .allSatisfy(
                        snippet ->
                                assertThat(allOf(snippet).split(ClientAccess.KEY_PLACEHOLDER, -1))
                                        .hasSize(2));
    }

    @Test
    void showsTheKeyOnlyInTheTextItself() {
        ClientAccess access = ClientAccess.at(URL).withKey(KEY);

        assertThat(access.toString()).doesNotContain("secret");
        assertThat(Snippets.all(access).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource(names = {"BASH", "ZSH", "FISH"})
    void survivesTheShell(Shell shell) throws IOException, InterruptedException {
        URI odd = URI.create("http://10.0.0.5:3000/a'b/$(id)!/%20;&x");
        ClientAccess access = ClientAccess.at(odd).withKey(KEY).withCaFile(ODD_FILE);
        String script =
                Quoting.of(shell).environment(access, List.of("CA"))
                        + "\nprintenv ANTHROPIC_BASE_URL ANTHROPIC_AUTH_TOKEN CA";

        Tool.Result result = Tool.of(shell).run(Path.of("/"), "-c", script);

        assertThat(result.output().lines()).containsExactly(odd + "", KEY.value(), ODD_FILE);
    }

    @ParameterizedTest
    @EnumSource(names = {"BASH", "ZSH", "FISH"})
    void findsTheHomeOfWhoeverPastes(Shell shell) throws IOException, InterruptedException {
        ClientAccess access = ClientAccess.at(URL).withCaFile("~/it's here.pem");
        String script = Quoting.of(shell).environment(access, List.of("CA")) + "\nprintenv CA";

        try (TempDirectory home = TempDirectory.create()) {
            Tool.Result result = Tool.of(shell).run(home.path(), "-c", script);

            assertThat(result.output().strip()).isEqualTo(home.path() + "/it's here.pem");
        }
    }

    @Test
    void quotesForPowerShell() {
        ClientAccess access = ClientAccess.at(URL).withKey(KEY).withCaFile(ODD_FILE);

        assertThat(Quoting.POWERSHELL.environment(access, List.of("CA")).lines())
                .containsExactly(
                        "$env:ANTHROPIC_BASE_URL = 'http://10.0.0.5:3000'",
                        "$env:ANTHROPIC_AUTH_TOKEN = 'cpk_0123abcd_secret'",
                        "$env:CA = '/tmp/O''Brien & Söhne/$HOME `id` %PATH% \\ ‘‘x’’ !!.pem'");
        assertThat(Quoting.POWERSHELL.path("~/it's.pem")).isEqualTo("$HOME + '\\' + 'it''s.pem'");
    }

    @Test
    void quotesForTheWindowsPrompt() {
        ClientAccess access = ClientAccess.at(URL).withKey(KEY).withCaFile("C:\\a & b\\it's.pem");

        assertThat(Quoting.CMD.environment(access, List.of("CA")).lines())
                .containsExactly(
                        "set \"ANTHROPIC_BASE_URL=http://10.0.0.5:3000\"",
                        "set \"ANTHROPIC_AUTH_TOKEN=cpk_0123abcd_secret\"",
                        "set \"CA=C:\\a & b\\it's.pem\"");
        assertThat(Quoting.CMD.path("~/ca.pem")).isEqualTo("%USERPROFILE%\\ca.pem");
    }

    @Test
    void writesSettingsThatAreJson() throws IOException {
        ClientAccess access = ClientAccess.at(URL).withKey(KEY).withCaFile("C:\\Söhne\\ca.pem");

        JsonNode claudeCode = json(Client.CLAUDE_CODE_SETTINGS, access).path("env");
        JsonNode vsCode = json(Client.VS_CODE, access);

        assertThat(claudeCode.path("ANTHROPIC_BASE_URL").textValue()).isEqualTo(URL.toString());
        assertThat(claudeCode.path("ANTHROPIC_AUTH_TOKEN").textValue()).isEqualTo(KEY.value());
        assertThat(claudeCode.path("NODE_EXTRA_CA_CERTS").textValue())
                .isEqualTo("C:\\Söhne\\ca.pem");
        assertThat(vsCode.path("claudeCode.environmentVariables").get(1).path("value").textValue())
                .isEqualTo(KEY.value());
    }

    @Test
    void trustsTheAuthorityInEveryClient() {
        ClientAccess access = ClientAccess.at(URI.create("https://x:3443")).withCaFile("/ca.pem");

        assertThat(Snippets.all(access))
                .allSatisfy(snippet -> assertThat(allOf(snippet)).contains("/ca.pem"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://x",
                "http:///v1",
                "http://x?y",
                "http://x#y",
                "http://a:b@x",
                "/only/path"
            })
    void takesOnlyWhatCanBeABaseUrl(String url) {
        assertThatThrownBy(() -> ClientAccess.at(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp/a\nid", "/tmp/\"; id"})
    void takesOnlyPathsThatCanBeQuoted(String file) {
        assertThatThrownBy(() -> ClientAccess.at(URL).withCaFile(file))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropsSlashesFromTheEndOfTheUrl() {
        assertThat(ClientAccess.at(URI.create("http://x:3000//")).baseUrl())
                .isEqualTo(URI.create("http://x:3000"));
    }

    private static JsonNode json(Client client, ClientAccess access) throws IOException {
        return new JsonMapper().readTree(allOf(Snippets.of(client, null, access)));
    }

    private static String allOf(Snippet snippet) {
        return String.join("\n", snippet.steps().stream().map(Step::text).toList());
    }
}
