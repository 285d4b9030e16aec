package io.github.claudeproxy.startup;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The installed program, as a system starts it.
 *
 * @param program what was installed
 * @param arguments what it is given at login
 */
record Launcher(Path program, List<String> arguments) {
    /** Set by jpackage's launchers, and by ours, to their own place. */
    static final String PLACE = "jpackage.app-path";

    Launcher {
        arguments = List.copyOf(arguments);
    }

    /** Empty where the program was not installed, but started from its sources or its jars. */
    static Optional<Launcher> at(@Nullable String place, List<String> arguments) {
        return Optional.ofNullable(place)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(Files::isRegularFile)
                .map(program -> new Launcher(withWindow(program), arguments));
    }

    /** On Windows the launcher for commands has a console, and the one for the window is beside. */
    private static Path withWindow(Path program) {
        Path sibling = program.resolveSibling("Claude Proxy.exe");
        return Files.isRegularFile(sibling) ? sibling : program;
    }

    List<String> command() {
        return Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
    }
}
