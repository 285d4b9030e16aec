package io.github.claudeproxy.bench.targets;

import io.github.claudeproxy.bench.load.Endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Debian's nginx in front of the upstream: forwarding only, or with Lua doing the product's job.
 */
public final class Nginx implements Target {
    /** Which configuration it runs. */
    public enum Kind {
        FORWARD("nginx"),
        LUA("nginx+Lua");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public static final String MISSING =
            "nginx is missing: apt-get update && apt-get install"
                    + " nginx-light libnginx-mod-http-lua lua-cjson";

    private static final Path CONFIGURATION = Path.of("src", "bench", "nginx");
    private static final Path EXECUTABLE = Path.of("/usr/sbin/nginx");
    private static final Duration START = Duration.ofSeconds(10);

    private final Kind kind;
    private final Endpoint endpoint;
    private final ChildProcess process;
    private final Http http;

    private Nginx(Kind kind, Endpoint endpoint, ChildProcess process) {
        this.kind = kind;
        this.endpoint = endpoint;
        this.process = process;
        this.http = new Http(endpoint.port());
    }

    public static boolean installed() {
        return Files.isExecutable(EXECUTABLE)
                && Files.exists(Path.of("/usr/lib/nginx/modules/ngx_http_lua_module.so"));
    }

    /** Writes the configuration into the folder and starts with it. */
    public static Nginx start(Kind kind, Path folder, int upstreamPort) throws IOException {
        LuaKeys keys = LuaKeys.generate();
        int port = Ports.free();
        Path home = folder.resolve(kind.name().toLowerCase(Locale.ROOT)).toAbsolutePath();
        Files.createDirectories(home);
        keys.write(home.resolve("keys.lua"));
        Path configuration = configure(kind, home, port, upstreamPort);
        ChildProcess process =
                ChildProcess.server(
                        command(home, configuration), Map.of(), home, home.resolve("output.txt"));
        Nginx nginx = new Nginx(kind, new Endpoint(port, keys.known()), process);
        nginx.http.await("/bench/ready", START, process);
        return nginx;
    }

    private static List<String> command(Path home, Path configuration) {
        return List.of(
                EXECUTABLE.toString(),
                "-p",
                home.toString(),
                "-c",
                configuration.toString(),
                "-e",
                home.resolve("error.txt").toString());
    }

    private static Path configure(Kind kind, Path home, int port, int upstreamPort)
            throws IOException {
        String template = kind == Kind.LUA ? "lua.conf" : "forward.conf";
        String text =
                Files.readString(CONFIGURATION.resolve(template))
                        .replace("@PORT@", Integer.toString(port))
                        .replace("@UPSTREAM_PORT@", Integer.toString(upstreamPort))
                        .replace("@WORKERS@", workers())
                        .replace("@SCRIPTS@", CONFIGURATION.toAbsolutePath().toString())
                        .replace("@HOME@", home.toString());
        return Files.writeString(home.resolve("nginx.conf"), text);
    }

    private static String workers() {
        return Integer.toString(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public String name() {
        return kind.label;
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public Optional<ProcessMeter> meter() {
        return Optional.of(new ProcessMeter(process.pids()));
    }

    @Override
    public Optional<Bill> metered() throws IOException {
        return kind == Kind.LUA
                ? Optional.of(Bill.parse(http.get("/bench/bill")))
                : Optional.empty();
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
