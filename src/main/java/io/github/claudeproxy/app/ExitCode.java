package io.github.claudeproxy.app;

import java.util.Arrays;

/** How the program ends, as in {@code sysexits.h} where that has a word for it. */
enum ExitCode {
    OK(0),
    FAILURE(1),
    USAGE(2),
    /** The database cannot be used. */
    UNAVAILABLE(69),
    CANNOT_CREATE(73),
    /** Port or data directory are in use: later it may work. */
    TRY_AGAIN(75),
    NO_PERMISSION(77),
    CONFIGURATION(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The one of this number; a failure for any other. */
    static ExitCode of(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(FAILURE);
    }
}
