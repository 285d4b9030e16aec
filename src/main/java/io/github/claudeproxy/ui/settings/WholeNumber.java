package io.github.claudeproxy.ui.settings;

import java.util.Optional;

/** A whole number that somebody typed. */
final class WholeNumber {
    private WholeNumber() {}

    /** The number, with or without signs between its groups, if it is within these bounds. */
    static Optional<Integer> of(String typed, int least, int most) {
        String digits = typed.replaceAll("[\\s.,%\u00a0\u202f'’]", "");
        if (!digits.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(digits)).filter(n -> n >= least && n <= most);
    }
}
