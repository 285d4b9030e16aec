package io.github.claudeproxy.app;

import java.util.List;
import java.util.function.Function;

/** How a key is named at the command line. */
final class KeyChoice {
    private KeyChoice() {}

    /**
     * The key of this id, else the first of this name, in which upper and lower case are one.
     *
     * @throws StartException if there is none
     */
    static <T> T find(
            List<T> keys, Function<T, String> id, Function<T, String> name, String named) {
        return keys.stream()
                .filter(key -> id.apply(key).equals(named))
                .findFirst()
                .or(
                        () ->
                                keys.stream()
                                        .filter(key -> name.apply(key).equalsIgnoreCase(named))
                                        .findFirst())
                .orElseThrow(
                        () ->
                                new StartException(
                                        ExitCode.USAGE, "there is no key named \"" + named + "\""));
    }
}
