import io.github.claudeproxy.testkit.FakeUpstream;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uses the packaged program as its first user would, while it writes down what it loads: {@code
 * Train CACHE LAUNCHER ARGUMENT...}. The upstream is the tests' fake one and the data directory is
 * removed, so nothing leaves this machine and nothing stays. Needs the test classes.
 */
final class Train {
    private static final Pattern URL = Pattern.compile("serves at (http://\\S+)");
    private static final String PROMPT =
            """
            {"model":"claude-haiku-4-5","max_tokens":64,"stream":%s,\
            "messages":[{"role":"user","content":"Say hello"}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Train(String url) {
        this.url = url;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("training");
        try (FakeUpstream upstream = FakeUpstream.start(0)) {
            Process program = start(List.of(args), data, upstream);
            try (BufferedReader lines = program.inputReader()) {
                new Train(url(lines)).walk();
                program.outputWriter().close();
                lines.lines().forEach(_ -> {});
            }
            if (program.waitFor() != 0) {
                throw new IllegalStateException("the program ended with " + program.exitValue());
            }
        } finally {
            delete(data);
        }
    }

    private static Process start(List<String> args, Path data, FakeUpstream upstream)
            throws IOException {
        Path cache = Path.of(args.getFirst()).toAbsolutePath();
        List<String> command = new ArrayList<>(args.subList(1, args.size()));
        command.set(0, Path.of(command.getFirst()).toAbsolutePath().toString());
        command.addAll(
                List.of(
                        "serve",
                        "--until-input-ends",
                        "--port",
                        "0",
                        "--data-dir",
                        data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", data.toString());
        environment.put("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache);
        environment.put("CLAUDE_API_BASE_URL", upstream.url("/"));
        environment.put("CLAUDE_AUTHORIZE_URL", upstream.url("/oauth/authorize"));
        environment.put("CLAUDE_TOKEN_URL", upstream.url("/v1/oauth/token"));
        return builder.redirectErrorStream(true).start();
    }

    private static String url(BufferedReader lines) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return url.group(1);
            }
        }
        throw new IllegalStateException("the program did not start:\n" + said);
    }

    private void walk() throws IOException, InterruptedException {
        String owner = "{\"email\":\"ann@example.com\",\"password\":\"a long pass phrase\"}";
        String session = "Bearer " + field(post("/api/auth/register", "", owner), "token");
        post("/api/claude/api-key", session, "{\"api_key\":\"" + FakeUpstream.API_KEY + "\"}");
        String key = field(post("/api/keys/generate", session, "{\"name\":\"Ada\"}"), "key");
        for (int i = 0; i < 20; i++) {
            post("/v1/messages", "Bearer " + key, PROMPT.formatted("false"));
            post("/v1/messages", "Bearer " + key, PROMPT.formatted("true"));
        }
        get("/api/usage", session);
        get("/api/keys/list", session);
        get("/api/claude/status", session);
        get("/healthz", session);
    }

    private String post(String path, String authorization, String body)
            throws IOException, InterruptedException {
        return send(request(path, authorization).POST(BodyPublishers.ofString(body)).build());
    }

    private void get(String path, String authorization) throws IOException, InterruptedException {
        send(request(path, authorization).build());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("content-type", "application/json")
                        .header("anthropic-version", "2023-06-01");
        return authorization.isEmpty() ? request : request.header("authorization", authorization);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.uri().getPath() + ": " + response.statusCode() + response.body());
        }
        return response.body();
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!field.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return field.group(1);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
