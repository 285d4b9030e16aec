package io.github.claudeproxy.app;

import static org.awaitility.Awaitility.await;

import io.github.claudeproxy.config.Setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, started as users start it, in a working directory. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern URL = Pattern.compile("serves at (http://\\S+)");

    private final Process process;
    private final Path output;
    private final Path errors;

    private Program(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    static Program start(Path directory, List<String> arguments) throws IOException {
        return start(directory, arguments, Map.of(), "");
    }

    static Program start(
            Path directory, List<String> arguments, Map<String, String> environment, String input)
            throws IOException {
        Path output = Files.createTempFile(directory, "output", "");
        Path errors = Files.createTempFile(directory, "errors", "");
        Path given = Files.writeString(Files.createTempFile(directory, "input", ""), input);
        ProcessBuilder builder =
                new ProcessBuilder(command(arguments))
                        .directory(directory.toFile())
                        .redirectInput(given.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        Arrays.stream(Setting.values()).map(Setting::name).forEach(builder.environment()::remove);
        List.of("DISPLAY", "WAYLAND_DISPLAY").forEach(builder.environment()::remove);
        builder.environment().put(Setting.ANNOUNCE.name(), "false");
        builder.environment().putAll(environment);
        return new Program(builder.start(), output, errors);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Path.of("packaging/launcher.options").toAbsolutePath());
        // none of them lives long enough for the better compiler
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(arguments);
        return command;
    }

    /** Waits for the end; returns the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running: " + output() + errors());
        }
        return process.exitValue();
    }

    /** Waits until it serves. */
    URI url() {
        return URI.create(
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(this::servedUrl, url -> !url.isEmpty()));
    }

    private String servedUrl() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + output() + errors());
        }
        Matcher url = URL.matcher(output());
        return url.find() ? url.group(1) : "";
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    /** SIGTERM, where there are signals. */
    void terminate() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
