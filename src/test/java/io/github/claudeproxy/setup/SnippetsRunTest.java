package io.github.claudeproxy.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.core.ClientOptions;

import io.github.claudeproxy.keys.KeySecret;
import io.github.claudeproxy.testkit.FakeUpstream;
import io.github.claudeproxy.testkit.RunningProxy;
import io.github.claudeproxy.testkit.TempDirectory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pastes the snippets as a teammate does, with the product running. */
class SnippetsRunTest {
    private static final String HELLO = "Hello from the fäke upstream";

    private final FakeUpstream upstream = FakeUpstream.start();
    private final RunningProxy proxy = RunningProxy.ready(upstream);
    private final TempDirectory home = TempDirectory.create();
    private final ClientAccess access =
            ClientAccess.at(proxy.url()).withKey(new KeySecret(proxy.newKey("Anna")));

    @AfterEach
    void close() {
        home.close();
        proxy.close();
        upstream.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BASH", "ZSH", "FISH"})
    void curlGetsAnAnswer(Shell shell) throws IOException, InterruptedException {
        Tool.assumed("curl");

        Tool.Result result =
                Tool.of(shell)
                        .run(home.path(), "-c", Snippets.of(Client.CURL, shell, access).commands());

        assertThat(result.output()).contains(HELLO);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void theJavaProgramGetsAnAnswer() throws IOException, InterruptedException {
        Snippet snippet = Snippets.of(Client.JAVA, Shell.BASH, access);
        write(snippet);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String program =
                "'%s' -cp '%s' src/main/java/Hello.java"
                        .formatted(java, System.getProperty("java.class.path"));
        String script =
                snippet
                        .commands()
                        .lines()
                        .filter(line -> line.startsWith("export"))
                        .toList()
                        .stream()
                        .reduce("", (all, line) -> all + line + "\n");

        Tool.Result result = Tool.of(Shell.BASH).run(home.path(), "-c", script + program);

        assertThat(result.output()).contains(HELLO);
    }

    @Test
    void thePythonProgramIsPython() throws IOException, InterruptedException {
        write(Snippets.of(Client.PYTHON, Shell.BASH, access));

        Tool.Result result =
                Tool.assumed("python3").run(home.path(), "-m", "py_compile", "hello.py");

        assertThat(result).isEqualTo(new Tool.Result(0, ""));
    }

    @Test
    void theTypeScriptProgramIsJavaScript() throws IOException, InterruptedException {
        write(Snippets.of(Client.TYPESCRIPT, Shell.BASH, access));

        Tool.Result result = Tool.assumed("node").run(home.path(), "--check", "hello.mjs");

        assertThat(result).isEqualTo(new Tool.Result(0, ""));
    }

    @Test
    void namesTheVersionOfTheSdkThatIsTestedHere() {
        assertThat(
                        ClientOptions.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                .contains(CodeExamples.JAVA_SDK_VERSION);
    }

    private void write(Snippet snippet) throws IOException {
        for (Step step : snippet.steps()) {
            if (step.kind() == Step.Kind.FILE) {
                Path file = home.path().resolve(step.file() == null ? "" : step.file());
                Files.createDirectories(file.getParent());
                Files.writeString(file, step.text());
            }
        }
    }
}
