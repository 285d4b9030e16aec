package io.github.claudeproxy.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The snippets of clients that come from npm and PyPI, as the page gives them out. */
class ClientsTest {
    private static final Path HOME = Path.of("target", "clients").toAbsolutePath();

    private final Team team = Team.with(List.of());
    private String key;

    @BeforeEach
    void makeAKey() {
        key = team.key("Anna");
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void theTypeScriptProgramGetsAnAnswer() throws IOException, InterruptedException {
        Path home = HOME.resolve("typescript");
        write(home, "typescript");
        install(home, "node_modules/@anthropic-ai/sdk", "npm", "install", "@anthropic-ai/sdk");

        assertThat(shell(home, commands("typescript"))).contains("Hello from the fäke upstream");
    }

    @Test
    void thePythonProgramGetsAnAnswer() throws IOException, InterruptedException {
        Path home = HOME.resolve("python");
        write(home, "python");
        install(home, "venv", "python3", "-m", "venv", "venv");
        install(
                home,
                "venv/bin/httpx",
                "venv/bin/pip",
                "install",
                "-q",
                "--retries=1",
                "--timeout=10",
                "anthropic");

        String activated = "export PATH=\"$PWD/venv/bin:$PATH\"\n" + commands("python");
        assertThat(shell(home, activated)).contains("Hello from the fäke upstream");
    }

    @Test
    void claudeCodeGetsAnAnswer() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/local/bin/claude"))
                        || Files.isExecutable(Path.of("/usr/bin/claude")),
                "Claude Code is not installed");
        Path home = HOME.resolve("claude-code");
        Files.createDirectories(home);

        assertThat(shell(home, commands("claude-code") + " -p 'Say hello.'"))
                .contains("Hello from the fäke upstream");
    }

    private List<JsonNode> steps(String client) {
        List<JsonNode> steps = new ArrayList<>();
        team.proxy
                .api()
                .get("/api/team/setup?client=" + client)
                .json()
                .path("snippets")
                .forEach(
                        snippet -> {
                            if (snippet.path("shell").asText().equals("bash")) {
                                snippet.path("steps").forEach(steps::add);
                            }
                        });
        return steps;
    }

    private String commands(String client) {
        StringBuilder commands = new StringBuilder();
        for (JsonNode step : steps(client)) {
            if (step.path("kind").asText().equals("run")) {
                commands.append(step.path("text").asText().replace("cpk_YOUR_KEY", key));
            }
        }
        return commands.toString();
    }

    private void write(Path home, String client) throws IOException {
        Files.createDirectories(home);
        for (JsonNode step : steps(client)) {
            if (step.path("kind").asText().equals("file")) {
                Files.writeString(
                        home.resolve(step.path("file").asText()), step.path("text").asText());
            }
        }
    }

    /** Fetches what is not there yet; skips the test where it cannot be had. */
    private static void install(Path home, String there, String... command)
            throws IOException, InterruptedException {
        if (Files.exists(home.resolve(there))) {
            return;
        }
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("install.log").toFile())
                            .start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            assumeTrue(ended && process.exitValue() == 0, command[0] + " does not get it");
        } catch (IOException _) {
            assumeTrue(false, command[0] + " is not installed");
        }
    }

    private static String shell(Path home, String script) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", script)
                        .directory(home.toFile())
                        .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("HOME", home.toString());
        environment.put("NO_PROXY", "127.0.0.1");
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
