package io.github.claudeproxy.setup;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes what sets a client up: the same for window, web pages and REST. */
public final class Snippets {
    private Snippets() {}

    /** Every client, each in every shell it needs one for. */
    public static List<Snippet> all(ClientAccess access) {
        List<Snippet> snippets = new ArrayList<>();
        for (Client client : Client.values()) {
            if (client.usesShell()) {
                for (Shell shell : Shell.values()) {
                    snippets.add(of(client, shell, access));
                }
            } else {
                snippets.add(of(client, null, access));
            }
        }
        return snippets;
    }

    /** How the certificate that this client must trust gets to where its set-up expects it. */
    public static Step authority(Shell shell, ClientAccess access) {
        String file = Objects.requireNonNull(access.caFile(), "trusted by the system");
        return Step.run(CurlCommand.authority(Quoting.of(shell), access, file));
    }

    /**
     * One client's set-up.
     *
     * @param shell may be null, or is ignored, for a client that needs none
     */
    public static Snippet of(Client client, @Nullable Shell shell, ClientAccess access) {
        if (!client.usesShell()) {
            return new Snippet(client, null, List.of(settings(client, access)));
        }
        Shell used = Objects.requireNonNull(shell, "a shell");
        return new Snippet(client, used, steps(client, Quoting.of(used), access));
    }

    private static Step settings(Client client, ClientAccess access) {
        return client == Client.VS_CODE
                ? Step.merge("settings.json", SettingsFiles.vsCode(access))
                : Step.merge("~/.claude/settings.json", SettingsFiles.claudeCode(access));
    }

    private static List<Step> steps(Client client, Quoting quoting, ClientAccess access) {
        return switch (client) {
            case CLAUDE_CODE -> claudeCode(quoting, access);
            case PYTHON -> python(quoting, access);
            case TYPESCRIPT -> typeScript(quoting, access);
            case JAVA -> java(quoting, access);
            case CURL ->
                    List.of(
                            Step.run(
                                    quoting.environment(access, List.of("SSL_CERT_FILE"))
                                            + "\n"
                                            + CurlCommand.in(quoting, access)));
            case CLAUDE_CODE_SETTINGS, VS_CODE ->
                    throw new IllegalArgumentException(client + " needs no shell");
        };
    }

    private static List<Step> claudeCode(Quoting quoting, ClientAccess access) {
        return List.of(
                Step.install("npm install -g @anthropic-ai/claude-code"),
                Step.run(quoting.environment(access, List.of("NODE_EXTRA_CA_CERTS")) + "\nclaude"));
    }

    private static List<Step> python(Quoting quoting, ClientAccess access) {
        return List.of(
                Step.install("pip install anthropic"),
                Step.file("hello.py", CodeExamples.python(access)),
                Step.run(
                        quoting.environment(access, List.of("SSL_CERT_FILE"))
                                + "\n"
                                + (quoting.isWindows() ? "python" : "python3")
                                + " hello.py"));
    }

    private static List<Step> typeScript(Quoting quoting, ClientAccess access) {
        return List.of(
                Step.install("npm install @anthropic-ai/sdk"),
                Step.file("hello.mjs", CodeExamples.typeScript(access)),
                Step.run(
                        quoting.environment(access, List.of("NODE_EXTRA_CA_CERTS"))
                                + "\nnode hello.mjs"));
    }

    private static List<Step> java(Quoting quoting, ClientAccess access) {
        return List.of(
                Step.file("pom.xml", CodeExamples.pom()),
                Step.file("src/main/java/Hello.java", CodeExamples.java(access)),
                Step.run(
                        quoting.environment(access, List.of("SSL_CERT_FILE"))
                                + "\n"
                                + CodeExamples.runJava(quoting, access)));
    }
}
