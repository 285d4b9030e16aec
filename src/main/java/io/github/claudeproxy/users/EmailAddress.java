package io.github.claudeproxy.users;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address that can exist.
 *
 * @param text as it was typed, without surrounding blanks
 * @param key equal for addresses that differ only in case or in how letters are composed
 */
record EmailAddress(String text, String key) {
    /** RFC 5321, 4.5.3.1: a path of 256 octets, less its angle brackets. */
    private static final int MAX_LENGTH = 254;

    /** Letters of any script, but no blanks, controls, invisible marks, quotes or lists. */
    private static final Pattern SHAPE =
            Pattern.compile(
                    "[^@\\s\\p{C}\\p{Z}\"(),:;<>\\[\\\\\\]]{1,64}"
                            + "@[\\p{L}\\p{M}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?"
                            + "(\\.[\\p{L}\\p{M}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?)*");

    static Optional<EmailAddress> parse(String typed) {
        if (typed.length() > 2 * MAX_LENGTH) {
            return Optional.empty();
        }
        String text = composed(typed.strip());
        if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new EmailAddress(text, composed(text.toLowerCase(Locale.ROOT))));
    }

    /**
     * @throws UserException if this is no e-mail address
     */
    static EmailAddress require(String typed) {
        return parse(typed).orElseThrow(() -> new UserException(UserMistake.NO_EMAIL));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
